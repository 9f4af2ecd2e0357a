"""A set's iterator: hint, end, state."""
from _attempt import attempt

for data in ({1, 2, 3}, frozenset((1, 2, 3))):
    walk = iter(data)
    print(type(walk), walk.__length_hint__(), next(walk), walk.__length_hint__(), list(walk), walk.__length_hint__())
    attempt(next, walk)
    print(iter(walk) is walk, [name for name in dir(walk) if name not in dir(object)])
attempt(reversed, {1})
print(next(iter(set()), "empty"), type(iter(set())) is type(iter(frozenset())))
