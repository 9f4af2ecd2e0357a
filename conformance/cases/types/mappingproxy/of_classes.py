class A:
    x = 1
    def f(self):
        pass
p = A.__dict__
print(type(p).__name__, "x" in p, p["x"], "f" in p)
A.y = 2
print(p["y"])
try:
    p["z"] = 1
except TypeError as e:
    print(e)
print(type(int.__dict__).__name__, "__add__" in int.__dict__)
