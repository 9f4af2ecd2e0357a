# ends: ok
x = [1]
for _ in range(20_000):
    x = filter(None, x)
try:
    list(x)
except RecursionError:
    pass
