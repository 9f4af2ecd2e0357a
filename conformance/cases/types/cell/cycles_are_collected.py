import gc, weakref
class D: pass
def make():
    d = D()
    def f(): return f, d
    return f, weakref.ref(d)
f, r = make()
print(r() is not None, f()[0] is f)
del f
gc.collect()
print(r() is None)
import types
c = types.CellType()
c.cell_contents = [c]
print(gc.is_tracked(c), c.cell_contents[0] is c)
try:
    weakref.ref(c)
except TypeError as e:
    print(e)
