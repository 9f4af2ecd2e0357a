from collections import defaultdict
class D(defaultdict):
    def __missing__(self, key):
        return f"no {key}"
d = D(int, a=1)
print(d["a"], d["b"], d, len(d))
class E(defaultdict):
    pass
e = E(list)
e["x"].append(1)
print(e, type(e.copy()).__name__, E.fromkeys("ab", 1), defaultdict[str, int])
r = defaultdict(list)
r["self"] = r
print(r)
