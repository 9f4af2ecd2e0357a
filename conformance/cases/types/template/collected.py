import gc, weakref
class D: pass
d = D()
t = t"{d}"
d.t = t
r = weakref.ref(d)
del d, t
gc.collect()
print(r() is None, gc.is_tracked(t"{1}"))
try:
    weakref.ref(t"")
except TypeError as e:
    print(e)
print(repr(t"a{1}")[:9], repr(t"{1!s:x}".interpolations[0]))
