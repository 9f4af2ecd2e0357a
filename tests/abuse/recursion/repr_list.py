# ends: RecursionError
x = []
for _ in range(200_000):
    x = [x]
repr(x)
