def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def f():
    return "f"

def g():
    return "g"

f.__code__ = g.__code__
print(f(), f.__name__)
show("bad", lambda: setattr(f, "__code__", 1))
show("del", lambda: delattr(f, "__code__"))
