import gc, weakref
from types import SimpleNamespace as N
class D:
    def __del__(self): print("collected")
n = N(d=D())
n.me = n
print(gc.is_tracked(n), N(a=1) is N(a=1))
del n
gc.collect()
try:
    weakref.ref(N())
except TypeError as e:
    print(e)
class S(N): pass
s = S(a=1)
print(weakref.ref(s)() is s)
