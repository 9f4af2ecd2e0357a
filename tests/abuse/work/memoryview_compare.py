# ends: work
x = memoryview(bytes(4_000_000))
y = memoryview(bytes(4_000_000))
while True:
    x == y
