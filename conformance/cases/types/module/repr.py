def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

from types import ModuleType as M, SimpleNamespace as N
m = M("mod")
print(m)
m.__file__ = "f.py"
print(m)
m.__spec__ = N(name="s", origin="o", has_location=True, loader=None)
print(m)
m.__spec__.has_location = False
print(m)
m.__spec__.origin = None
print(m)
m.__spec__.loader = "L"
print(m)
