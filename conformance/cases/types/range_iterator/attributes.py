"""Iterators of ranges hold nothing else alive, are not tracked, refuse attributes."""
import gc
from _attempt import attempt

walk = iter(range(5))
print(gc.is_tracked(walk), gc.get_referents(walk))
attempt(setattr, walk, "x", 1)
attempt(getattr, walk, "start")
attempt(len, walk)
attempt(lambda: walk == iter(range(5)))
attempt(walk.__next__, 1)
attempt(type(walk).__next__, iter([]))
print(walk.__sizeof__() > 0, hash(walk) == hash(walk), 3 in walk, list(walk))
