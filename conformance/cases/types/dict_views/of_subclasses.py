"""Views of subclasses go to the dict itself, not to overridden methods."""


class Upper(dict):
    def __getitem__(self, key):
        return "item"

    def __iter__(self):
        return iter(["iterated"])

    def __len__(self):
        return 77

    def __contains__(self, key):
        return True


table = Upper(a=1, b=2)
print(list(table.keys()), list(table.values()), list(table.items()))
print(len(table.keys()), "zz" in table.keys(), ("a", 1) in table.items())
print(dict.keys(table), dict.values(table), type(table.keys().mapping))
print(list(table), len(table), dict(table), {**table})
print(table.keys() & {"a", "zz"}, list(reversed(table.items())))
