"""The types of the iterators of text, bytes, ranges: no instances, no subclasses."""
from _attempt import attempt

for walk in (iter(""), iter("\u20ac"), iter(b""), iter(bytearray()), iter(range(0)), iter(range(10**30)), iter(memoryview(b""))):
    kind = type(walk)
    print(kind, kind.__mro__[1:], iter(walk) is walk, kind.__doc__)
    attempt(kind)
    attempt(lambda: type("Sub", (kind,), {}))
    print([name for name in dir(kind) if name not in dir(object)])
