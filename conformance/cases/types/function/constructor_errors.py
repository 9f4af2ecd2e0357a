def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

from types import FunctionType as F
def f(): pass
show("none", lambda: F())
show("code", lambda: F(1, {}))
show("globals", lambda: F(f.__code__, 1))
show("name", lambda: F(f.__code__, {}, 2))
show("defaults", lambda: F(f.__code__, {}, "a", 3))
show("closure", lambda: F(f.__code__, {}, "a", (), 3))
show("kwdefaults", lambda: F(f.__code__, {}, "a", None, None, 3))
show("many", lambda: F(f.__code__, {}, "a", None, None, None, 1))
