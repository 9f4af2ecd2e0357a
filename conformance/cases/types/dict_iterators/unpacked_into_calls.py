"""Mappings unpacked into calls while the function changes them."""
from _attempt import attempt

table = {"a": 1, "b": 2}


def change(**keywords):
    table["c"] = 3
    return list(keywords.items()), keywords is table


print(change(**table), list(table))


class Keys:
    def keys(self):
        yield "x"
        table.clear()
        yield "y"

    def __getitem__(self, key):
        return key * 2


print(dict(**Keys()), {**Keys(), **table}, dict(Keys()))
attempt(lambda: change(**{1: 2}))
attempt(lambda: change(**{"a": 1}, **{"a": 2}))
attempt(lambda: change(**[1]))
