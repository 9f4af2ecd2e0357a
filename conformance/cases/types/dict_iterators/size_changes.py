"""A dict that changes size under each kind of iterator: the error, and the end for good."""
from _attempt import attempt

for make in (iter, lambda d: iter(d.values()), lambda d: iter(d.items()), reversed, lambda d: reversed(d.items())):
    for change in (lambda d: d.update(z=1), lambda d: d.pop("a"), lambda d: d.clear()):
        table = {"a": 1, "b": 2}
        walk = make(table)
        next(walk)
        change(table)
        attempt(next, walk)
        print(walk.__length_hint__(), list(table))
        attempt(next, walk)
