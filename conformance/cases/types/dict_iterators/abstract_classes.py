"""The iterators of dicts and sets in `collections.abc`; hash and comparison."""
from collections import abc
from _attempt import attempt

for walk in (iter({}), iter({}.values()), iter({}.items()), reversed({}), reversed({}.values()), reversed({}.items()), iter(set()), iter(frozenset())):
    print(type(walk).__name__, [name for name in sorted(abc.__all__) if isinstance(walk, getattr(abc, name))])
    print(walk == walk, walk == iter({}), hash(walk) == hash(walk))
attempt(len, walk)
attempt(lambda: walk < walk)
