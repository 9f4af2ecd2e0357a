def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

from types import ModuleType as M
m = M("mod", "docs")
print(m, m.__name__, m.__doc__, sorted(m.__dict__))
show("none", lambda: M())
show("int", lambda: M(1))
print(M("a", doc=5).__doc__, M("n").__spec__)
