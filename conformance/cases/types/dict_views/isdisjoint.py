"""`isdisjoint` of keys and items; values have none."""
from _attempt import attempt

table = {1: 2, 3: 4}
print(table.keys().isdisjoint([5, 6]), table.keys().isdisjoint([3]), table.keys().isdisjoint({}), table.keys().isdisjoint(table))
print(table.keys().isdisjoint(table.keys()), {}.keys().isdisjoint({}.keys()), table.items().isdisjoint([(1, 2)]))
print(table.items().isdisjoint(table.items()), table.items().isdisjoint(iter([(1, 3)])))
attempt(table.keys().isdisjoint)
attempt(table.keys().isdisjoint, 3)
attempt(table.items().isdisjoint, [[]])
attempt(table.keys().isdisjoint, [[]])
print(hasattr(table.values(), "isdisjoint"), type(table.keys()).isdisjoint.__doc__ is not None)
