import sys, weakref

class A: ...
sys.unraisablehook = lambda info: print(info.exc_type.__name__, info.exc_value, info.err_msg.partition("<")[0])

a = A()
r = weakref.ref(a, lambda ref: 1 / 0)
s = weakref.ref(a, 5)
t = weakref.ref(a, lambda: None)
del a
print(r(), s(), t())
b = A()
u = weakref.ref(b, lambda ref: print("called", ref is u, ref()))
del b
