d = {"a": [1]}
e = d.copy()
e["a"].append(2)
e["b"] = 3
print(d, e)
print(d.clear(), d, len(e))
class D(dict):
    pass
print(type(D(a=1).copy()).__name__, D(a=1).copy())
