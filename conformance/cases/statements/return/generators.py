def f():
    yield 1
    return 2
def g():
    r = yield from f()
    yield "result", r
    return (yield)
print(list(f()), list(g()))
it = f()
next(it)
try:
    next(it)
except StopIteration as e:
    print(e.value, e.args)
def h():
    return
    yield
def t():
    return (1, 2)
    yield
for k in (h, t):
    try:
        next(k())
    except StopIteration as e:
        print(repr(e), e.value)
