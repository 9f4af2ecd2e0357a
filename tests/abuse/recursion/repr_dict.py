# ends: RecursionError
x = {}
for _ in range(20_000):
    x = {1: x}
repr(x)
