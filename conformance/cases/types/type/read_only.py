def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class A: pass
for name in ("__base__", "__mro__", "__dict__", "__basicsize__", "__flags__"):
    show(name, lambda: setattr(A, name, 1))
show("builtin", lambda: setattr(int, "x", 1))
show("del builtin", lambda: delattr(int, "real"))
