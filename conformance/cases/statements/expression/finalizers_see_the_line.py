import sys
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print(self.n, sys._getframe(1).f_lineno)
    @property
    def p(self): return D("of property")
def make(n):
    return D(n)
def f():
    D("by class")
    make("by function")
    x = make("local")
    x = 1
    D("attribute").n
    D("property").p
    x = [D("in list")]
    del x
    make("chained").p.n
    return x if 0 else 1
f()
make("of module")
