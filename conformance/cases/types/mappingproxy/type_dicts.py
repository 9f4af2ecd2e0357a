class A:
    x = 1
    def f(self): pass
p = A.__dict__
print(type(p).__name__, p["x"], "f" in p, p is A.__dict__, p == A.__dict__)
A.y = 2
print(p["y"], [k for k in p if not k.startswith("_")])
try:
    p["z"] = 1
except TypeError as e:
    print(e)
try:
    A.__dict__ = {}
except AttributeError as e:
    print(e)
print(type(vars(int)).__name__, "bit_length" in vars(int), vars(A) == p)
