a = bytearray(b"abc")
m = memoryview(a)
r = m.toreadonly()
print(m.readonly, r.readonly, r.toreadonly().readonly, r.obj is a, memoryview(b"x").toreadonly().readonly)
try:
    r[0] = 1
except TypeError as e:
    print(e)
m[0] = 65
print(r.tobytes(), r == m, r.tolist())
