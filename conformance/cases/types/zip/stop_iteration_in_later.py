class Stop:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n == 2: raise StopIteration
        return self.n
letters = iter("abcd")
z = zip(letters, Stop())
print(next(z), next(z, "over"), next(z), next(letters))
try:
    next(zip())
except StopIteration as e:
    print(e.args)
