# ends: memory
x = [(1 << 4_000_000) | n for n in range(10_000)]
