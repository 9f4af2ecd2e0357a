"""Keys and items are unhashable, values hash by identity."""
from _attempt import attempt

table = {1: 2}
attempt(hash, table.keys())
attempt(hash, table.items())
values = table.values()
print(hash(values) == hash(values), type(hash(values)), {values: 1}[values])
print(type(table.keys()).__hash__, type(table.items()).__hash__, type(values).__hash__ is object.__hash__)
attempt(lambda: {table.keys()})
attempt(lambda: {table.items(): 1})
