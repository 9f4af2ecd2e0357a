# ends: ValueError
x = memoryview(b'abc')
x.release()
x[0]
