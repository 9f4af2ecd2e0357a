def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

import weakref
class A:
    def f(self): pass

a = A()
r = weakref.ref(a.f)
print(r())
m = a.f
r = weakref.ref(m)
print(r() is m)
