"""Subclasses that define some of the item methods, and get others later."""
from collections import Counter


class Deleting(dict):
    def __delitem__(self, key):
        print("delete", key)
        super().__delitem__(key)


class Missing(dict):
    def __missing__(self, key):
        return "missing", key


d = Deleting(a=1)
d["b"] = 2
del d["a"]
print(d, d["b"], "b" in d)
Deleting.__setitem__ = lambda self, key, value: print("set", key, value)
d["c"] = 3
del Deleting.__setitem__
d["c"] = 4
print(d)
m = Missing(x=1)
print(m["x"], m["y"], m.get("y"))
Missing.__getitem__ = lambda self, key: "own"
print(m["x"], m["y"])
Missing.__getitem__ = dict.__getitem__
print(m["x"], m["y"])
Missing.__getitem__ = list.__getitem__
try:
    m["x"]
except TypeError as error:
    print(error)
c = Counter("abracadabra")
c["z"] += 2
del c["nobody"]
print(c.most_common(3), c["none"])


class Equal:
    def __eq__(self, other):
        return True


print(Equal() != 1, Equal() == 1, Equal() != Equal())
for op in ("<", ">="):
    try:
        eval(f"Equal() {op} 1")
    except TypeError as error:
        print(error)
Equal.__ne__ = object.__eq__
print(Equal() != 1)
