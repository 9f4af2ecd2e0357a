def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def f():
    x = 1
    def g(): return x
    del x
    return g

show("free", lambda: f()())
def h():
    x = 1
    def g():
        nonlocal x
        del x
    g()
    return x

show("nonlocal", h)
