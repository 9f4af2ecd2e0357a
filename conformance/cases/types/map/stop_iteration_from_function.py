def f(x):
    if x == 2: raise StopIteration("early")
    return x
m = map(f, [1, 2, 3])
print(list(m), list(m))
def g():
    yield from map(f, [1, 2, 3])
print(list(g()))
def h():
    for x in [1, 2]:
        yield f(x)
try:
    list(h())
except RuntimeError as e:
    print(e)
