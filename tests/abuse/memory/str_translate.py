# ends: memory
x = ('a' * 100_000).translate({97: 'b' * 10_000})
