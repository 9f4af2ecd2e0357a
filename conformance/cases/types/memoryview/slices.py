a = bytearray(range(20))
m = memoryview(a)
print(m[2:8][1:3].tolist(), m[::3][::2].tolist(), m[::-2][1:4].tolist(), m[5:2].tolist(), m[100:].shape, m[::-1][::-1] == m)
c = m.cast("I")
print(c[1:3].tolist(), c[::2].shape, c[::-1].strides, c[1:].nbytes, c[3:3].tolist())
m[::5] = bytes([1, 1, 1, 1])
c[1:3] = memoryview(bytes(8)).cast("I")
print(list(a))
try:
    c[0:1] = memoryview(bytes(4)).cast("i")
except ValueError as e:
    print(e)
