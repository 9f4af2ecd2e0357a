"""The types of the iterators: no instances, no subclasses."""
from _attempt import attempt

table = {}
for walk in (iter(table), iter(table.values()), iter(table.items()), reversed(table), reversed(table.values()), reversed(table.items())):
    kind = type(walk)
    print(kind, kind.__module__, kind.__mro__[1:], [name for name in dir(kind) if name not in dir(object)])
    if "reverse" not in kind.__name__:
        attempt(kind)
    attempt(lambda: type("Sub", (kind,), {}))
    attempt(setattr, walk, "x", 1)
