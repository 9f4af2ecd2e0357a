def f():
    if 0:
        pass
    while 0:
        pass
    if not 1:
        yield
print(type(f()).__name__, list(f()))
def g():
    return 1
    pass
print(g())
def h():
    if 0:
        x = 1
    pass
    try:
        x
    except UnboundLocalError as e:
        return str(e)
print(h())
