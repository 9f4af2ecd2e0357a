def f():
    pass
    if False: yield
def g():
    yield from ()
async def h():
    pass
print(list(f()), list(g()))
try:
    h().send(None)
except StopIteration as e:
    print(e.value, e.args)
print(next(f(), "default"))
