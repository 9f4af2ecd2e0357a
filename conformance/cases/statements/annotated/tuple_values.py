import sys
x: tuple = 1, 2
y: tuple = *x, 3
print(x, y)
def f():
    z: list = yield
    return z
g = f()
next(g)
try:
    g.send([1])
except StopIteration as e:
    print(e.value)
print(sys.modules[__name__].__annotations__)
