class I:
    def __init__(self, name, n): self.name, self.n = name, n
    def __iter__(self): print("iter", self.name); return self
    def __next__(self):
        print("next", self.name)
        if not self.n: raise StopIteration
        self.n -= 1
        return self.name
z = zip(I("a", 2), I("b", 1), I("c", 2))
print(list(z))
