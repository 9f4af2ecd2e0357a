def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

from types import SimpleNamespace as N
print(N({"a": 1}, b=2), N([("x", 1)]), N())
show("two", lambda: N({}, {}))
show("key", lambda: N({1: 2}))
show("int", lambda: N(5))
