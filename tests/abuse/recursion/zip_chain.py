# ends: ok
x = [1]
for _ in range(20_000):
    x = zip(x)
try:
    list(x)
except RecursionError:
    pass
