import types
m = types.ModuleType("m")
exec("""
def __getattr__(name):
    if name == 'missing': raise AttributeError('custom ' + name)
    if name == 'broken': raise KeyError(name)
    return 'got ' + name
def __dir__(): return ['b', 'a']
here = 1
""", m.__dict__)
print(m.here, m.anything, getattr(m, "missing", "default"), hasattr(m, "missing"), dir(m), m.__path__)
for source in ["m.missing", "m.broken", "m.__getattr__()", "hasattr(m, 'broken')"]:
    try:
        print(eval(source))
    except Exception as e:
        print(source, "|", type(e).__name__, e)
m.__getattr__ = 5
try:
    m.other
except TypeError as e:
    print(e)
m.__dir__ = lambda: 5
for source in ["dir(m)", "del m.__dir__", "print(sorted(dir(m)))"]:
    try:
        exec(source)
    except TypeError as e:
        print(source, "|", e)
del m.__getattr__
try:
    m.other
except AttributeError as e:
    print(e)
