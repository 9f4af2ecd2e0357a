a = bytearray(b"abcdef")
m = memoryview(a)
m[0] = 65
m[-1] = True
m[1:3] = b"XY"
m[3:5] = memoryview(b"zw")
print(a)
m[::2] = b"123"
print(a)
m[:] = m[::-1]
print(a)
m[1:4] = m[0:3]
print(a)
for stmt in ["m[0] = 256", "m[0] = 'a'", "m[0] = b'a'", "m[0] = 1.5", "m[0:2] = b'x'", "m[0:2] = 'xy'", "m[0:2] = 5", "m[0:2] = memoryview(b'abcdefgh').cast('H')[:2]", "del m[0]", "del m[:]", "m[9] = 1", "m['a'] = 1", "m[0] = -1"]:
    try:
        exec(stmt)
        print(a)
    except Exception as e:
        print(type(e).__name__, e)
