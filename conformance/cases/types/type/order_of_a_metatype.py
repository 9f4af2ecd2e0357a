"""A metatype's `mro` may put the bases in any order, and add others."""
from _attempt import attempt


class Reversed(type):
    def mro(cls):
        return super().mro()[::-1]


class A:
    def f(self):
        return "A"


class B(A):
    def f(self):
        return "B"


class X(B, metaclass=Reversed):
    def f(self):
        return "X"


print(X.__mro__, X().f(), X.__bases__, isinstance(X(), A), X.mro() == list(X.__mro__))


def make(order, base=object):
    return type("M", (type,), {"mro": lambda cls: order(cls)})("Y", (base,), {})


attempt(make, lambda cls: [cls, dict, object])
attempt(make, lambda cls: [cls, int, object])
attempt(make, lambda cls: [1])
attempt(make, lambda cls: 1)
attempt(make, lambda cls: [])
print(make(lambda cls: [cls]).__mro__, make(lambda cls: (cls, A, object)).__mro__)
attempt(lambda: make(lambda cls: [cls])())
attempt(lambda: make(lambda cls: [cls]).missing)
