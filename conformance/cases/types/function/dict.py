def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def f():
    pass

f.x = 1
print(f.__dict__, vars(f))
f.__dict__ = {"y": 2}
print(f.y, hasattr(f, "x"))
show("bad", lambda: setattr(f, "__dict__", 5))
show("del", lambda: delattr(f, "__dict__"))
