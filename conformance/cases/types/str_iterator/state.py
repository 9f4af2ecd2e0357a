"""`__setstate__` of a string's iterator stays in range."""
from _attempt import attempt

for text in ("abc", "\u20acbc"):
    walk = iter(text)
    for state in (1, 2, 0, -3, 3, 50):
        walk = iter(text)
        walk.__setstate__(state)
        print(state, ascii(list(walk)))
    attempt(walk.__setstate__, 1)
    attempt(next, walk)
attempt(iter("a").__setstate__, "x")
attempt(iter("a").__setstate__, 10**30)
