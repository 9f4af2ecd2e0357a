"""Keys that are exchanged while the size stays."""
from _attempt import attempt

table = {1: "a", 2: "b"}
walk = iter(table)
next(walk)
del table[1]
table[3] = "c"
attempt(list, walk)
table = {1: "a", 2: "b", 3: "c"}
walk = iter(table.items())
next(walk)
table[3] = "other"
attempt(list, walk)
table = {1: 1, 2: 2}
try:
    for key in table:
        table[key + 10] = table.pop(key)
except RuntimeError as error:
    print(error, len(table))
