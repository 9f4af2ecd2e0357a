import gc, weakref

class A:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"A{self.n}"

d = weakref.WeakValueDictionary()
a, b = A(1), A(2)
d["a"], d["b"] = a, b
d["gone"] = A(3)
print(len(d), sorted(d), d["a"], "gone" in d, d.get("gone", "default"), sorted(d.items()), d.setdefault("c", a), d.pop("c"))
del b
print(dict(d), [r() for r in d.valuerefs()], dict(d | {"z": a}), len(d.copy()))
for call in (lambda: d["b"], lambda: d.pop("b"), lambda: d.__setitem__("x", 5), lambda: weakref.WeakValueDictionary(1, 2)):
    try:
        call()
    except (KeyError, TypeError) as error:
        print(type(error).__name__, error)
for key in d:
    del a
print(len(d), list(d.values()))
