a = bytearray(b"abc")
a.append(100)
a.extend(b"ef")
a.extend([103])
a.extend(bytearray(b"h"))
a.insert(0, 64)
a.insert(-1, 33)
a.insert(99, 126)
print(a, a.pop(), a.pop(0), a.pop(-2), a)
a.remove(98)
a.reverse()
print(a, a.copy() == a, a.copy() is a)
a.clear()
print(a, len(a))
for stmt in ["a.pop()", "a.append(256)", "a.append('a')", "a.remove(1)", "a.remove(999)", "a.insert(0, -1)", "a.extend('ab')", "a.extend(5)", "a.extend([1, 'x'])", "a.pop(5)", "a.append()", "bytearray(b'x').pop(5)"]:
    try:
        print(eval(stmt), a)
    except Exception as e:
        print(type(e).__name__, e)
