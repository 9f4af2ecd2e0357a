def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import types

m = types.ModuleType("m", "doc")
print(m, m.__doc__, m.__dict__, m.__name__)
attempt(types.ModuleType)
attempt(types.ModuleType, 5)
attempt(types.ModuleType, "a", "b", "c")
attempt(lambda: m.missing)
m.__getattr__ = lambda name: f"made {name}"
print(m.missing)
m.__getattr__ = lambda name: (_ for _ in ()).throw(AttributeError(name))
attempt(lambda: m.missing)
del m.__name__, m.__getattr__
attempt(lambda: m.missing)
print(m)
u = types.ModuleType.__new__(types.ModuleType)
attempt(lambda: u.x)
print(u.__dict__)
