class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
x = D(1)
x = D(2)
print("two")
x = y = D(3)
print("three")
x = 0
print("still y")
y = 0
a, b = D(4), D(5)
a, b = b, a
print(a.n, b.n)
a = b = None
l = [D(6), D(7)]
l[:] = [l[1], l[0]]
print([d.n for d in l])
l[0] = l[1] = None
class C: pass
c = C()
c.attr = D(8)
c.attr = c.attr
c.attr = None
print("dict")
d = {"k": D(9)}
d["k"], d["j"] = None, D(10)
del d
(D(11).attr) = 1
print("end")
