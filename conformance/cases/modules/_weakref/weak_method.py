import weakref

class A:
    def f(self): return "f"
    @classmethod
    def c(cls): return cls.__name__

a = A()
r = weakref.WeakMethod(a.f, lambda ref: print("callback", ref is r))
print(r()(), r() == a.f, r == weakref.WeakMethod(a.f), weakref.ref(a.f)(), weakref.WeakMethod(a.c)()())
for bad in (A.f, 5, len):
    try:
        weakref.WeakMethod(bad)
    except TypeError as error:
        print(str(error).replace(str(bad), "..."))
print(hash(r) == hash(weakref.WeakMethod(a.f)), r != weakref.ref(A))
del a
print(r(), r == r)
