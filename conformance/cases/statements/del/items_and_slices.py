d = {"a": 1, "b": 2}
del d["a"]
print(d)
items = list(range(10))
del items[0], items[-1], items[1:3]
print(items)
del items[::2]
print(items)
for action in ["del d['zz']", "del items[99]", "del items['x']", "del (1, 2)[0]", "del 'abc'[0]"]:
    try:
        exec(action)
    except (KeyError, IndexError, TypeError) as error:
        print(type(error).__name__, error)
