# ends: BufferError
x = bytearray(b'abc')
m = memoryview(x)
x.extend(b'd' * 1000)
