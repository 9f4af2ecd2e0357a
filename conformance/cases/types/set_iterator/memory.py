"""The set lives until its iterator is exhausted; cycles are collected."""
import gc
import weakref


class Items(set):
    pass


data = Items([1])
seen = weakref.ref(data)
walk = iter(data)
del data
print(seen() is None, list(walk), seen())
data = Items()
data.walk = iter(data)
seen = weakref.ref(data)
del data
print(gc.collect() > 0, seen(), gc.is_tracked(walk))
print(walk == walk, hash(walk) == hash(walk), hasattr(walk, "__setstate__"))
