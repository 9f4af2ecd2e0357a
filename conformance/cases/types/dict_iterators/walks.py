"""The iterators of a dict's keys, values and items."""
from _attempt import attempt

table = {"a": 1, "b": 2}
for walk in (iter(table), iter(table.keys()), iter(table.values()), iter(table.items())):
    print(type(walk).__name__, walk.__length_hint__(), next(walk), walk.__length_hint__(), list(walk), walk.__length_hint__())
    attempt(next, walk)
    table["a"] = 1
    attempt(next, walk)
print(type(iter(table)) is type(iter(table.keys())), iter(walk) is walk)
