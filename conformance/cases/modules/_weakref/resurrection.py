import weakref

class A:
    def __del__(self):
        global kept
        kept = self
        print("del", r() is None, s() is None)

a = A()
r = weakref.ref(a, lambda ref: print("callback r"))
s = weakref.ref(a)
del a
print(r() is kept, s() is kept, weakref.getweakrefcount(kept))
t = weakref.ref(kept)
print(t() is kept)
del kept
print(t())
