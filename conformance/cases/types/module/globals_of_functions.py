def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

from types import ModuleType as M
m = M("m")
exec("x = 1\ndef f():\n    return x", m.__dict__)
m.x = 5
print(m.f(), m.f.__module__, m.f.__globals__ is m.__dict__)
m.__dict__["x"] = 6
print(m.x, m.f())
