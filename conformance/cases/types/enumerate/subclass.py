class E(enumerate):
    def __init__(self, iterable, start=0):
        self.extra = start
    def __next__(self):
        i, x = super().__next__()
        return i, x, self.extra
e = E("ab", 3)
print(list(e), type(e).__name__, e.extra)
class N(enumerate):
    def __new__(cls, iterable):
        return super().__new__(cls, iterable, 10)
print(list(N("a")))
print(isinstance(E("a"), enumerate), enumerate.__mro__)
