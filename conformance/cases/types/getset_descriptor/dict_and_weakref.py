"""`__dict__` and `__weakref__` of classes."""
from _attempt import attempt


class Plain: ...


class Slotted:
    __slots__ = ("a", "__dict__")


class Child(Plain): ...


for descriptor in (Plain.__dict__["__dict__"], Plain.__dict__["__weakref__"], Slotted.__dict__["__dict__"]):
    print(type(descriptor).__name__, descriptor, descriptor.__name__, descriptor.__objclass__.__name__, descriptor.__doc__)
print("__dict__" in Child.__dict__, "__weakref__" in Slotted.__dict__, Plain.__weakref__.__get__(Plain()))
plain = Plain()
Plain.__dict__["__dict__"].__set__(plain, {"x": 1})
print(plain.x, Plain.__dict__["__dict__"].__get__(plain))
attempt(Plain.__dict__["__dict__"].__set__, plain, 5)
attempt(Plain.__dict__["__dict__"].__get__, 5)
attempt(setattr, plain, "__weakref__", None)
attempt(delattr, plain, "__dict__")
print(plain.__dict__)
