"""A view shows the dict as it is now."""
table = {}
keys, values, items = table.keys(), table.values(), table.items()
print(len(keys), len(values), len(items), bool(keys))
table["x"] = 1
table |= {"y": 2}
print(keys, values, items, bool(keys))
del table["x"]
table["x"] = 3
print(list(keys), list(values), list(items))
table.popitem()
print(len(keys), "y" in keys, 3 in values, ("y", 2) in items)
table.clear()
print(list(keys), list(values), list(items))
