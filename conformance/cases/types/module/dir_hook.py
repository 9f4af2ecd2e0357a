def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

from types import ModuleType as M
m = M("mod")
m.x = 1
print(dir(m))
m.__dir__ = lambda: ["b", "a"]
print(dir(m))
m.__dir__ = lambda: 5
show("bad", lambda: dir(m))
