class D:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)
def f():
    a = D("a")
    b = D("b")
    c = D("c")
    print("returning")
    return b
x = f()
print("returned", x.name)
del x
def g(p, q):
    r = D("r")
    return None
g(D("p"), D("q"))
print("end")
