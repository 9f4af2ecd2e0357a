"""A dict that is cleared and filled again to the same size under its iterator."""
from _attempt import attempt

table = {1: 1, 2: 2, 3: 3}
walk = iter(table)
next(walk)
table.clear()
table.update({7: 7, 8: 8, 9: 9})
attempt(list, walk)
table = {1: 1, 2: 2, 3: 3}
walk = reversed(table)
next(walk)
table.clear()
table.update({7: 7, 8: 8, 9: 9})
attempt(list, walk)
table = {"a": 1}
walk = iter(table.values())
table = None
print(list(walk), walk.__length_hint__())
