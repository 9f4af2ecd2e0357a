d = {"a": 1, "b": 2}
k, v, i = d.keys(), d.values(), d.items()
print(k, v, i, len(k), len(v), len(i))
d["c"] = 3
print(list(k), list(v), list(i), "c" in k, 3 in v, ("c", 3) in i, ("c", 4) in i, "c" in i)
print(k.mapping, type(k.mapping).__name__, list(reversed(k)), list(reversed(v)), list(reversed(i)))
