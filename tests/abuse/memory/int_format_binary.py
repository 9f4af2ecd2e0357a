# ends: memory
x = [format(1 << 1_000_000, 'b') for _ in range(1000)]
