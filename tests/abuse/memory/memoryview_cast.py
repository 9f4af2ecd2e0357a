# ends: memory
views = []
base = memoryview(bytes(1 << 20))
while True:
    views.append(base.cast('I').tolist())
