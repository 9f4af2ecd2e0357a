def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def g():
    yield

it = g()
print(it.__name__, it.__qualname__, repr(it).split(" at ")[0])
it.__name__ = "n"
it.__qualname__ = "q"
print(it.__name__, repr(it).split(" at ")[0])
show("bad", lambda: setattr(it, "__name__", 1))
show("frame", lambda: setattr(it, "gi_frame", 1))
