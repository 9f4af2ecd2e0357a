class M:
    def __init__(self, n): self.n = n
    def __enter__(self): return Value(self.n)
    def __exit__(self, *a): print("exit", self.n)
    def __del__(self): print("del manager", self.n)
class Value:
    def __init__(self, n): self.n = n
    def __del__(self): print("del value", self.n)
with M(1): print("body 1")
print("after 1")
with M(2) as v: print("body 2", v.n)
print("after 2")
v = None
def f():
    with M(3) as v: return v.n
print(f())
m = M(4)
with m as v:
    m = None
    print("manager let go")
    v = None
    print("value let go")
print("after 4")
try:
    with M(5) as w: raise ValueError
except ValueError:
    print("handler")
    del w
print("end")
