"""`__reduce__` and `__setstate__` of a list's iterator."""
from _attempt import attempt

walk = iter([1, 2, 3])
print(walk.__reduce__())
next(walk)
print(walk.__reduce__())
print(walk.__setstate__(0), next(walk))
walk.__setstate__(-5)
print(next(walk, "end"), walk.__reduce__())
walk.__setstate__(99)
print(list(walk), walk.__reduce__())
attempt(walk.__setstate__, "x")
attempt(walk.__setstate__)
attempt(iter([1]).__setstate__, 2**70)
