m = memoryview(bytearray(b"\x07\0\0\0")).cast("i").cast("B").cast("i", [])
print(m.ndim, m.shape, m.strides, m[()], m.tolist(), m.tobytes(), m.nbytes, m.itemsize)
m[()] = 9
m[...] = 10
print(m[()], type(m[...]).__name__)
for call in ["len(m)", "m[0]", "list(m)", "m[0:1]", "m[0, 0]", "m.count(5)"]:
    try:
        print(eval(call))
    except Exception as e:
        print(type(e).__name__, e)
