import gc, weakref

class A:
    def __init__(self):
        self.x = 1

class D(A):
    def __del__(self):
        pass

for kind in (A, D, set, type("S", (), {"__slots__": ("__weakref__", "a")})):
    x = kind()
    r = weakref.ref(x, lambda ref: print("callback", ref(), gc.collect() >= 0))
    del x
    print(kind.__name__, r())
