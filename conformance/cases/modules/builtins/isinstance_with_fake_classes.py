def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

class Fake:
    def __init__(self, bases): self._bases = bases
    @property
    def __bases__(self): return self._bases
class Instance:
    def __init__(self, kind): self._kind = kind
    @property
    def __class__(self): return self._kind

a = Fake(())
b = Fake((a,))
print(issubclass(b, a), issubclass(a, b), isinstance(Instance(b), a), isinstance(Instance(int), int), isinstance(5, a))
attempt(issubclass, Fake(5), a)
attempt(issubclass, a, Fake(5))
attempt(isinstance, 5, Fake([]))
class M(type):
    def __instancecheck__(cls, x): return x
    def __subclasscheck__(cls, x): return []
class C(metaclass=M): ...
print(isinstance([], C), isinstance("x", C), issubclass(5, C), isinstance(C(), C))
