class Poly:
    def __init__(self, *c): self.c = c
    def __call__(self, x): return sum(k * x ** i for i, k in enumerate(self.c))
    def __len__(self): return len(self.c)
    def __getitem__(self, i): return self.c[i]
    def __contains__(self, k): return k in self.c
    def __iter__(self): return iter(self.c)
    def __reversed__(self): return iter(self.c[::-1])
p = Poly(1, 2, 3)
print(p(2), len(p), p[0], p[1:], 3 in p, list(p), list(reversed(p)), callable(p), bool(Poly()))
