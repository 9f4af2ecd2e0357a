# ends: RecursionError
x = int
for _ in range(200_000):
    x = list[x]
repr(x)
