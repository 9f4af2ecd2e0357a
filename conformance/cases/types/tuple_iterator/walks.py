"""A tuple's iterator: items, hint, state."""
from _attempt import attempt

walk = iter((1, 2, 3))
print(type(walk).__name__, next(walk), walk.__length_hint__(), walk.__reduce__())
walk.__setstate__(2)
print(list(walk), walk.__length_hint__(), walk.__reduce__())
walk = iter((1, 2, 3))
walk.__setstate__(-1)
print(next(walk))
walk.__setstate__(10)
attempt(next, walk)
attempt(walk.__setstate__, 1.5)
attempt(iter(()).__setstate__, 1)
