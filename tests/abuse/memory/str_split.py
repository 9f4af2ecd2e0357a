# ends: memory
x = ('a ' * 4_000_000).split()
y = [('a ' * 4_000_000).split() for _ in range(20)]
