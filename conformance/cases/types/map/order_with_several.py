class I:
    def __init__(self, name, n): self.name, self.n = name, n
    def __iter__(self): return self
    def __next__(self):
        print("next", self.name)
        if not self.n: raise StopIteration
        self.n -= 1
        return self.name
print(list(map(lambda a, b: a + b, I("a", 2), I("b", 1))))
a = iter("abc")
print(list(map(min, a, [1][:0])), list(a))
