import gc, weakref
class L(list): pass
l = L()
l.append(enumerate(l))
r = weakref.ref(l)
del l
print(r() is None)
gc.collect()
print(r() is None)
try:
    weakref.ref(enumerate("a"))
except TypeError as e:
    print(e)
