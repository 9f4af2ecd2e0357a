from types import SimpleNamespace
class P(SimpleNamespace):
    kind = "point"
    def __init__(self, x, y=0, **rest):
        super().__init__(x=x, y=y, **rest)
    @property
    def total(self): return self.x + self.y
p = P(1, 2, color="red")
print(p, p.total, p.kind, vars(p))
try:
    p.total = 5
except AttributeError as e:
    print(e)
class Slotted(SimpleNamespace):
    __slots__ = ("s",)
s = Slotted(a=1)
s.s = 2
print(s, s.s, vars(s))
