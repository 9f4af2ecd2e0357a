m = memoryview(bytearray(b"abc"))
n = memoryview(m)
m.release()
print(n.tolist())
b = bytearray(b"abc")
outer = memoryview(b)
inner = b"".join([outer, b"d"])
outer.release()
b.append(1)
print(inner, b)
m = memoryview(bytearray(b"x"))
class C:
    def __index__(self):
        m.release()
        return 5
for stmt in ["m[C()]", "m[0] = C()"]:
    m = memoryview(bytearray(b"xyz"))
    try:
        exec(stmt)
        print("ok")
    except Exception as e:
        print(type(e).__name__, e)
