"""`__reduce__` and `__setstate__` of the iterators of ranges."""
from _attempt import attempt

for numbers in (range(0, 10, 3), range(10**20, 10**20 + 10, 3)):
    walk = iter(numbers)
    print(walk.__reduce__())
    next(walk)
    print(walk.__reduce__())
    walk.__setstate__(1)
    print(walk.__reduce__(), list(walk))
    for state in (-5, 0, 100):
        walk = iter(numbers)
        walk.__setstate__(state)
        print(state, list(walk))
    attempt(walk.__setstate__, "x")
    attempt(walk.__setstate__, 1.0)
attempt(iter(range(3)).__setstate__, 2**70)
