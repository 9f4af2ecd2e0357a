def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

from types import ModuleType as M
m = M("mod")
show("get", lambda: m.foo)
show("del", lambda: delattr(m, "foo"))
del m.__name__
show("nameless", lambda: m.foo)
show("dict", lambda: setattr(m, "__dict__", {}))
