import sys
def hook(u): print("unraisable", u.exc_type.__name__, u.exc_value)
sys.unraisablehook = hook
class D:
    def __init__(self, n): self.n = n
    def __del__(self): raise ValueError(self.n)
l = [D(0), D(1), D(2)]
l.clear()
d = {1: D(3), 2: D(4)}
d.clear()
s = {D(5)}
s.clear()
t = (D(6), D(7))
del t
def f(x): return None
f(D(8))
x = D(9)
x = D(10)
[D(11) for _ in range(2)]
print("end of list")
del x
