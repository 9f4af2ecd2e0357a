# ends: RecursionError
x = {}
for _ in range(200_000):
    x = {1: x}
repr(x)
