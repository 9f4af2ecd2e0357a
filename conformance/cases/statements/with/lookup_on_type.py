def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class M:
    pass

m = M()
m.__enter__ = m.__exit__ = lambda *a: None
def f():
    with m: pass

show("instance", f)
class N:
    def __enter__(self): pass

def g():
    with N(): pass

show("half", g)
def h():
    with 5: pass

show("int", h)
