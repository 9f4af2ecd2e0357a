import gc, weakref
from types import MappingProxyType as M
class D(dict): pass
d = D()
d["self"] = M(d)
r = weakref.ref(d)
print(gc.is_tracked(d["self"]), d["self"])
del d
gc.collect()
print(r() is None)
try:
    weakref.ref(M({}))
except TypeError as e:
    print(e)
