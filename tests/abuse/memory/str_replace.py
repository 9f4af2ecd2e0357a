# ends: memory
x = ('a' * 10_000).replace('a', 'b' * 100_000)
