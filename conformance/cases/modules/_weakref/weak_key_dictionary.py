import weakref

class K:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"K{self.n}"

d = weakref.WeakKeyDictionary()
a, b = K(1), K(2)
d[a], d[b] = "one", "two"
print(len(d), d[a], b in d, 5 in d, [r() for r in d.keyrefs()], d.get(K(3), "none"), dict(d))
iterator = iter(d)
next(iterator)
del b
print(list(iterator), len(d))
for call in (lambda: d[5], lambda: d.__setitem__("x", 1), lambda: d.popitem(), lambda: d.popitem()):
    try:
        print(call())
    except (KeyError, TypeError) as error:
        print(type(error).__name__, error)
d.update({a: 5})
print(d | weakref.WeakKeyDictionary() == d, d.pop(a), len(d))
