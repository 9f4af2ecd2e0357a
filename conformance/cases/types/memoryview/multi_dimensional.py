m = memoryview(bytearray(range(24))).cast("B", [2, 3, 4])
print(m.ndim, m.shape, m.strides, m.nbytes, len(m), m.tolist(), m.contiguous, m.f_contiguous)
print(m[1, 2, 3], m[-1, -1, -1], m[0, 0, 0])
m[1, 1, 1] = 99
print(m[1, 1, 1], m.tobytes()[17], m.tobytes("F")[:6], m.tobytes(order="A")[:4], m.cast("B").shape)
for call in ["m[0]", "m[0, 0]", "m[2, 0, 0]", "m[0, 0, 0, 0]", "m[0:1]", "m[0, 0, 'a']", "m[0:1, 0:1, 0:1]", "list(m)", "m.tobytes('X')", "m[...]", "m[()]", "m.count(1)", "m.index(1)"]:
    try:
        r = eval(call)
        print(type(r).__name__)
    except Exception as e:
        print(type(e).__name__, e)
z = memoryview(b"\x05\0\0\0").cast("i", [])if False else memoryview(b"\x05\0\0\0").cast("i", shape=[1])
print(z.tolist(), memoryview(b"abcd").cast("B", (2, 2)) == memoryview(b"abcd").cast("B", [2, 2]), memoryview(b"abcd").cast("B", (2, 2)) == memoryview(b"abcd"))
