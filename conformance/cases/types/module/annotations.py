def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

from types import ModuleType as M
m = M("mod")
print(m.__annotations__, m.__annotate__)
m.__annotations__ = {"a": 1}
print(m.__annotations__)
del m.__annotations__
show("bad", lambda: setattr(m, "__annotate__", 5))
m.__annotate__ = lambda f: {"b": f}
print(m.__annotations__)
show("del", lambda: delattr(m, "__annotate__"))
