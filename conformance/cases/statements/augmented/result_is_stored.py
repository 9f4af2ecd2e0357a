class A:
    def __iadd__(self, o): return None
    def __imul__(self, o): return (self, o)
x = A()
x *= 2
print(type(x).__name__, x[1])
x = A()
x += 1
print(x)
class D(dict):
    def __setitem__(self, k, v):
        print("set", k, v)
        super().__setitem__(k, v)
    def __missing__(self, k):
        print("missing", k)
        return 10
d = D()
d["a"] += 5
d["a"] -= 1
print(d)
