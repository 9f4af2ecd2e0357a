"""What views look like, empty, filled, nested in themselves."""
table = {"a": 1, 2: [3]}
print(table.keys(), table.values(), table.items())
print({}.keys(), {}.values(), {}.items())
table["own"] = table.values()
print(table.values())
table["own"] = table.items()
print(str(table.items()))
print(f"{table.keys()}", "%s" % {1: 2}.items())


class Table(dict):
    def __repr__(self):
        return "Table()"


print(Table(x=1).keys(), Table(x=Table()).values())
