# ends: RecursionError
x = int
for _ in range(20_000):
    x = (x,)
isinstance('', x)
