def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

from types import ModuleType as M
m = M("mod")
m.__getattr__ = lambda name: "hooked " + name
print(m.x, m.__name__)
def fail(name): raise AttributeError("own " + name)
m.__getattr__ = fail
show("fail", lambda: m.y)
print(hasattr(m, "z"))
