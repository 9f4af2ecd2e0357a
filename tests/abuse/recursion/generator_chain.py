# ends: ok
def g(inner):
    yield from inner
x = iter(())
for _ in range(20_000):
    x = g(x)
try:
    list(x)
except RecursionError:
    pass
