def f():
    yield 1
    raise StopIteration("leak")
g = f()
print(next(g))
try:
    next(g)
except RuntimeError as error:
    print(error, repr(error.__cause__))
def h():
    next(iter([]))
    yield
try:
    list(h())
except RuntimeError as error:
    print(error)
