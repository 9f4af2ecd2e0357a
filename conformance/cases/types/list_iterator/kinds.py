"""The types of the iterators of lists and tuples: no instances, no subclasses."""
from _attempt import attempt

for walk in (iter([]), reversed([]), iter(())):
    kind = type(walk)
    print(kind, kind.__mro__, iter(walk) is walk, kind.__doc__)
    attempt(kind)
    attempt(kind, [1])
    attempt(lambda: type("Sub", (kind,), {}))
    attempt(setattr, walk, "x", 1)
    attempt(setattr, kind, "x", 1)
    print([name for name in dir(kind) if name not in dir(object)])
