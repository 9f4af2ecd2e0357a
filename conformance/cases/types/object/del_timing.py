class D:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)
x = D("rebinding")
x = 1
print("after rebinding")
D("temporary")
print("after temporary")
def f():
    a, b, c = D("a"), D("b"), D("c")
    return "returned"
print(f())
l = [D("first"), D("second")]
l[0] = None
print("replaced")
l.clear()
d = {"k": D("value")}
d["k"] = 1
del d
t = (D("in tuple"),)
del t
print("loop")
for i in range(2):
    y = D(f"loop {i}")
print("resurrection")
keep = []
class R:
    def __del__(self): print("final"); keep.append(self)
R()
keep.clear()
print("end")
