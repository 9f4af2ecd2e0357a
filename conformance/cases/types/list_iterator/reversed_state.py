"""`__reduce__` and `__setstate__` of a list's reversed iterator."""
from _attempt import attempt

walk = reversed([1, 2, 3])
print(type(walk).__name__, walk.__reduce__())
print(next(walk), walk.__reduce__())
print(walk.__setstate__(2), next(walk))
walk.__setstate__(50)
print(list(walk), walk.__reduce__())
walk = reversed([1, 2, 3])
walk.__setstate__(-9)
attempt(next, walk)
attempt(walk.__setstate__, None)
