from types import MappingProxyType as M
import collections
d = collections.defaultdict(list)
m = M(d)
m["made"].append(1)
print(m, m.get("no"), "no" in m)
class D(dict):
    def __missing__(self, k): return "missing " + k
print(M(D())["x"], M(D()).get("x"))
for source in ["class C(M): pass", "M.__new__(M)", "M[int, str]", "M({})[[]]"]:
    try:
        exec(source)
        print(eval(source)) if "class" not in source else None
    except TypeError as e:
        print(source, "|", e)
print(M[int, str])
