import weakref
class T: pass
def callback(ref):
    print("dead:", ref() is None)
    raise LookupError("in callback")
def hook(u):
    print(u.exc_type.__name__, u.exc_value, u.err_msg.split(" at 0x")[0], u.object)
import sys
sys.unraisablehook = hook
t = T()
r = weakref.ref(t, callback)
del t
p = T()
q = weakref.proxy(p, callback)
del p
class C:
    def __repr__(self): return "<C>"
    def __call__(self): print("wrong number of arguments")
z = T()
s = weakref.ref(z, C())
z = None
n = T()
m = weakref.ref(n, None)
n = None
print(m(), s(), r())
