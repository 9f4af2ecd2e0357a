# ends: RecursionError
x, y = [], []
for _ in range(100_000):
    x, y = [x], [y]
x == y
