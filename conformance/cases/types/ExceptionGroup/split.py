def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

g = ExceptionGroup("g", [ValueError(1), TypeError(2)])
a, b = g.split(ValueError)
print(repr(a), repr(b))
print(g.split(Exception)[1], g.split(OSError)[0])
show("bad", lambda: g.split(int))
