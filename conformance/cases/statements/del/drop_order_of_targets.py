class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
a, b, c = D("a"), D("b"), D("c")
del b, (a, [c])
print("--")
l = [D(1), D(2), D(3)]
del l[1]
print("--")
del l[:]
print("--")
d = {"x": D("x"), "y": D("y")}
del d["y"]
del d
x = y = D("shared")
del x
print("still")
del y
