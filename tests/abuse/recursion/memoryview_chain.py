# ends: ok
x = memoryview(b'abc')
for _ in range(20_000):
    x = memoryview(x)
assert x.tobytes() == b'abc'
