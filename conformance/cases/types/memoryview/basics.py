m = memoryview(b"hello")
print(m.format, m.itemsize, m.nbytes, m.ndim, m.shape, m.strides, m.suboffsets, m.readonly, m.contiguous, m.c_contiguous, m.f_contiguous, m.obj)
print(len(m), m[0], m[-1], m.tolist(), m.tobytes(), bytes(m[1:3]), m[::2].tolist(), m[::-1].tobytes(), list(m), m.hex(), memoryview(m).obj)
print(type(m[1:2]), 104 in m, list(reversed(m)), m.count(108), m.index(108))
