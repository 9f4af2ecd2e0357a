"""A dict that grows or shrinks under an iterator."""
from _attempt import attempt

for name in ("keys", "values", "items"):
    table = {1: 1, 2: 2}
    walk = iter(getattr(table, name)())
    next(walk)
    table[3] = 3
    attempt(next, walk)
    attempt(next, walk)
    table = {1: 1, 2: 2, 3: 3}
    walk = iter(getattr(table, name)())
    next(walk)
    del table[1]
    table[9] = 9
    attempt(list, walk)
    table = {1: 1, 2: 2}
    for _ in getattr(table, name)():
        table[2] = "same size"
    print(table)
