"""Views and their reversals have the order of insertion."""
table = {word: len(word) for word in ("pear", "fig", "apple")}
print(list(table), list(table.keys()), list(table.values()), list(table.items()))
print(list(reversed(table.keys())), list(reversed(table.values())), list(reversed(table.items())))
table["fig"] = 0
print(list(table.items()))
del table["pear"]
table["pear"] = 9
print(list(reversed(table.items())), [*reversed({}.keys())])
print(dict(zip(table.keys(), table.values())) == table, sorted(table.keys()), max(table.values()))
