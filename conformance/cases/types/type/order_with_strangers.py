"""Attributes of a type in the order that is no base are found as they are now."""
class Other:
    value = 1

    def f(self):
        return "old"


class Adds(type):
    def mro(cls):
        return [cls, Other, object]


class W(metaclass=Adds):
    pass


class V(W):
    pass


w, v = W(), V()
for _ in range(50):
    results = w.f(), v.f(), w.value, W.value
print(results)
Other.f = lambda self: "new"
Other.value = 2
for _ in range(50):
    results = w.f(), v.f(), w.value, W.value
print(results, isinstance(w, Other), issubclass(W, Other), W.__bases__, V.__mro__)
del Other.f, Other.value
for thing in (w, v, W, V):
    for name in ("f", "value"):
        print(getattr(thing, name, "none"), end=" ")
print(Other.__subclasses__())
