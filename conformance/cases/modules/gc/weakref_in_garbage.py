def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

import gc, weakref
class A: pass
a = A()
a.me = a
a.r = weakref.ref(a, lambda r: print("never"))
del a
print(gc.collect() > 0)
print("no callback")
