import types, sys
m = types.ModuleType("mymodule")
exec("from_ = 1\nvalue = 2", m.__dict__)
for source in ["m.valu", "m.zzz", "sys.modulse", "sys.exc_inf"]:
    try:
        eval(source)
    except AttributeError as e:
        print(e, e.name, e.obj.__name__)
m.__spec__ = types.SimpleNamespace(_initializing=True, has_location=False, name="mymodule", _uninitialized_submodules=[])
try:
    m.zzz
except AttributeError as e:
    print(e)
m.__spec__._initializing = False
m.__spec__._uninitialized_submodules = ["zzz"]
try:
    m.zzz
except AttributeError as e:
    print(e)
del m.__name__
try:
    m.zzz
except AttributeError as e:
    print(e)
m.__name__ = 5
try:
    m.zzz
except AttributeError as e:
    print(e)
