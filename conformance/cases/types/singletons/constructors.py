"""The types of the singletons give the singleton again, and take no arguments."""
from _attempt import attempt

for thing in (None, Ellipsis, NotImplemented):
    kind = type(thing)
    print(kind, kind() is thing, kind.__new__(kind) is thing, kind.__mro__, kind.__name__, kind.__module__)
    attempt(kind, 1)
    attempt(kind, x=1)
    attempt(lambda: type("Sub", (kind,), {}))
    attempt(kind.__new__)
    attempt(kind.__new__, int)
    attempt(setattr, kind, "x", 1)
