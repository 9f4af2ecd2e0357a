"""Views in unpacking, in calls, in patterns, in loops."""
table = {"a": 1, "b": 2}
first, *rest = table.keys()
(name, value), last = table.items()
print(first, rest, name, value, last)
print([*table.values(), *table], {**dict(table.items())}, (lambda *args: args)(*table.items()))
match table.keys():
    case [_, _]:
        print("sequence")
    case other:
        print("no sequence", type(other).__name__)
for index, (key, number) in enumerate(table.items()):
    print(index, key, number)
print(sum(table.values()), "".join(table.keys()), dict(table.items()) == table)
