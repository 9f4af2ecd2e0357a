# ends: memory
view = memoryview(bytes(1 << 20))
x = [view.tobytes() for _ in range(1000)]
