# ends: memory
x = [1 << 1_000_000 + n for n in range(100_000)]
