class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
    def __iter__(self): return iter((1, 2))
    def __call__(self, x): return x
d = D("function")
m = map(d, D("iterable"))
print("made")
del d
print(next(m))
del m
print("end")
