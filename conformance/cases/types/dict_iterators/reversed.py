"""The reversed iterators of a dict and its views."""
from _attempt import attempt

table = dict(zip("abcd", range(4)))
del table["b"]
for walk in (reversed(table), reversed(table.keys()), reversed(table.values()), reversed(table.items())):
    print(type(walk), walk.__length_hint__(), next(walk), walk.__length_hint__(), list(walk), walk.__length_hint__())
    attempt(next, walk)
walk = reversed(table)
next(walk)
table["z"] = 1
attempt(next, walk)
print(list(reversed({})), list(reversed(dict.fromkeys(range(3)))), iter(walk) is walk)
