# ends: work
x = memoryview(bytes(4_000_000)).cast('d')
y = memoryview(bytes(4_000_000)).cast('q')
while True:
    x == y
    x.tolist()
