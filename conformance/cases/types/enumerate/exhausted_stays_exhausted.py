class Restart:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n % 2 == 0: raise StopIteration
        return self.n
e = enumerate(Restart())
print(next(e), next(e, "stop"), next(e), next(e, "stop"))
print(list(e), list(e))
print(next(enumerate([]), None))
