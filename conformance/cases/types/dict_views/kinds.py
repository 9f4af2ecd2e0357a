"""The types of views: names, bases, no instances, no subclasses."""
from _attempt import attempt

for view in ({}.keys(), {}.values(), {}.items()):
    kind = type(view)
    print(kind, kind.__name__, kind.__qualname__, kind.__module__, kind.__mro__)
    attempt(kind)
    attempt(kind, {})
    attempt(lambda: type("Sub", (kind,), {}))
    attempt(lambda: kind.__new__(kind))
    attempt(setattr, kind, "x", 1)
    attempt(setattr, view, "x", 1)
    print(kind.__doc__, hasattr(view, "__dict__"), kind.__flags__ >> 10 & 1)
