# ends: ok
def g(inner):
    yield inner
x = None
for _ in range(50_000):
    x = g(x)
    next(x)
del x
