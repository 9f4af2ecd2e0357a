import sys, weakref
class C: pass
class S: __slots__ = ()
class W: __slots__ = ("__weakref__",)
class D: __slots__ = ("__dict__",)
print(object().__sizeof__() > 0, sys.getsizeof(object()) >= object().__sizeof__(), S().__sizeof__() <= C().__sizeof__())
for cls in (object, C, S, W, D):
    x = cls()
    try:
        print(cls.__name__, weakref.ref(x)() is x, hasattr(x, "__dict__"), hasattr(x, "__weakref__"))
    except TypeError as e:
        print(e, hasattr(x, "__dict__"))
class Size:
    def __sizeof__(self): return -1
class Size2:
    def __sizeof__(self): return "a"
for x in (Size(), Size2()):
    try:
        sys.getsizeof(x)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(sys.getsizeof(Size2(), "default") if False else "", object().__doc__.split("\n")[0])
