from types import MappingProxyType as M
d = {"a": 1}
m = M(d)
keys, items = m.keys(), m.items()
d["b"] = 2
print(m, len(m), list(keys), list(items), "b" in m)
d.clear()
print(m, len(keys), bool(m))
it = iter(m)
d["x"] = 1
try:
    print(next(it))
except RuntimeError as e:
    print(e)
c = m.copy()
c["y"] = 2
print(c, m, type(c).__name__)
