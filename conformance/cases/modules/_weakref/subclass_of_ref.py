def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import weakref

class Ref(weakref.ref):
    __slots__ = ("extra",)
    def __new__(cls, obj, callback=None, extra=None):
        self = super().__new__(cls, obj, callback)
        self.extra = extra
        return self
    def __init__(self, obj, callback=None, extra=None):
        super().__init__(obj, callback)
    def __call__(self):
        return "sub", super().__call__() is a

class A: ...
a = A()
r = Ref(a, extra=5)
print(r(), r.extra, r is Ref(a), weakref.ref(a) is r, len(weakref.getweakrefs(a)), r == weakref.ref(a))
attempt(weakref.ref(a).__init__, a, None, 3)
class Plain(weakref.ref): ...
p = Plain(a)
p.attribute = 1
print(p.__dict__, Plain(a) is p)
attempt(setattr, weakref.ref(a), "x", 1)
attempt(setattr, p, "__callback__", 5)
print(weakref.ref[int])
