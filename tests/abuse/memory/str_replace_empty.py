# ends: memory
x = ('a' * 100_000).replace('', 'b' * 10_000)
