"""The iterators are registered with `collections.abc`."""
from collections import abc

for walk in (iter([]), reversed([]), iter(()), iter(""), iter(b""), iter(bytearray()), iter(range(1)), iter({}), iter(set())):
    print(type(walk).__name__, [name for name in sorted(abc.__all__) if isinstance(walk, getattr(abc, name))])
