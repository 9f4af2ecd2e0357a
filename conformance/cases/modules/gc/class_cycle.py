def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

import gc, weakref
class A:
    def f(self): return A

r = weakref.ref(A)
del A
gc.collect()
print(r())
