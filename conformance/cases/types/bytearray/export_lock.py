a = bytearray(b"abc")
m = memoryview(a)
m[0] = 65
a[1] = 66
print(a, m.tobytes())
for stmt in ["a.append(1)", "a += b'x'", "a.extend(b'xy')", "a.clear()", "a.pop()", "a.insert(0, 1)", "del a[0]", "a[0:1] = b'xyz'", "a.remove(65)", "a *= 2", "a.__init__(b'')", "a.resize(5)", "a.__imul__(0)"]:
    try:
        exec(stmt)
        print("ok", stmt)
    except Exception as e:
        print(type(e).__name__, e)
a[0:2] = b"xy"
a.reverse()
print(a)
m.release()
a.append(33)
print(a)
