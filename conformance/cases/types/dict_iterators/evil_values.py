"""Values whose destruction or comparison changes the dict that is walked through."""


class Loud:
    def __init__(self, table):
        self.table = table

    def __del__(self):
        self.table["late"] = 1


table = {}
table.update({1: Loud(table), 2: 2})
try:
    for key in table:
        table[key] = None
except RuntimeError as error:
    print(error)
print(sorted(map(str, table)))
walk = iter(table.items())
print(len(table), walk.__length_hint__(), len(list(walk)))
