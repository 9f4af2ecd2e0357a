"""An exhausted iterator lets go of callable and sentinel; cycles are collected."""
import gc
import weakref


class Source:
    def __call__(self):
        return 1


source = Source()
seen = weakref.ref(source)
walk = iter(source, 1)
del source
print(seen() is not None, list(walk), seen())
source = Source()
source.walk = iter(source, 2)
seen = weakref.ref(source)
del source
print(gc.collect() > 0, seen())
print(gc.is_tracked(walk), gc.is_tracked(iter(int, 0)))
