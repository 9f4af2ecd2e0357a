"""Slots in subclasses, shadowed slots, slots of two bases."""
from _attempt import attempt


class A:
    __slots__ = ("x",)


class B(A):
    __slots__ = ("x", "y")


b = B()
b.x = 1
A.x.__set__(b, 2)
print(b.x, A.x.__get__(b), B.x.__get__(b), B.x is A.x, B.y.__objclass__)
attempt(B.y.__get__, A())
attempt(B.y.__get__, b)
del A.x
print(b.x, hasattr(A(), "x"))
attempt(setattr, A(), "x", 1)
attempt(type, "C", (B, type("D", (), {"__slots__": ("z",)})), {})
attempt(type, "E", (), {"__slots__": ("x",), "x": 1})
attempt(type, "F", (), {"__slots__": ("1x",)})
attempt(type, "G", (), {"__slots__": ("__dict__", "__dict__")})
attempt(type, "H", (int,), {"__slots__": ("x",)})
attempt(type, "I", (tuple,), {"__slots__": ("x",)})
