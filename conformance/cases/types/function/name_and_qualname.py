def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def f():
    def g():
        pass
    return g

print(f.__name__, f.__qualname__, f().__qualname__, (lambda: 0).__name__)
f.__name__ = "renamed"
print(f.__name__, repr(f).split(" at ")[0])
show("bad", lambda: setattr(f, "__name__", 1))
show("del", lambda: delattr(f, "__qualname__"))
