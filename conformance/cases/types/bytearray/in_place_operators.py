a = bytearray(b"ab")
b = a
a += b"cd"
a += bytearray(b"ef")
a += memoryview(b"gh")
a *= 2
print(a, a is b)
a *= 0
print(a, b)
a += a
for stmt in ["a += 'x'", "a += 5", "a += [1]", "a *= 'x'", "a *= 1.5"]:
    try:
        exec(stmt)
        print(a)
    except Exception as e:
        print(type(e).__name__, e)
