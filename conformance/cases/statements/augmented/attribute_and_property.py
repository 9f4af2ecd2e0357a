class P:
    total = 5
    def __init__(self): self._v = 1
    @property
    def v(self): print("get"); return self._v
    @v.setter
    def v(self, x): print("set", x); self._v = x
    @property
    def ro(self): return 1
p = P()
p.v += 2
p.total += 1
print(p._v, p.total, P.total)
try:
    p.ro += 1
except AttributeError as e:
    print(e)
try:
    p.missing += 1
except AttributeError as e:
    print(e)
P.total *= 2
print(P.total, p.total)
