def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

import gc, weakref
class A: pass
a = A()
a.me = a
r = weakref.ref(a, lambda r: print("callback", r()))
del a
print("before")
gc.collect()
print(r())
