a = {"x": 1, "y": 2}
b = {"y": 2, "z": 3}
print(sorted(a.keys() & b.keys()), sorted(a.keys() | b), sorted(a.keys() - b.keys()), sorted(a.keys() ^ b.keys()))
print(sorted(a.items() & b.items()), sorted(a.items() - b.items()), a.keys() & ["x", "q"])
print(a.keys() == {"x", "y"}, a.keys() < {"x", "y", "z"}, a.keys().isdisjoint(["q"]), a.items() >= {("x", 1)})
print(["y"] - a.keys(), {"y"} | a.keys() == {"x", "y"})
for f in (lambda: a.keys() & 5, lambda: a.values() & {1}, lambda: a.keys() + b.keys(), lambda: hash(a.keys())):
    try:
        f()
    except TypeError as e:
        print(e)
