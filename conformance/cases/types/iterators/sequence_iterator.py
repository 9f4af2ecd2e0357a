class S:
    def __init__(self, n):
        self.n = n
    def __getitem__(self, i):
        if i >= self.n:
            raise IndexError(i)
        return i * 10
it = iter(S(3))
print(type(it).__name__, next(it), it.__reduce__()[2], list(it), it.__reduce__(), next(it, None))
class L(S):
    def __len__(self):
        return self.n
it = iter(L(4))
next(it)
print(it.__length_hint__(), iter(S(2)).__length_hint__())
it.__setstate__(3)
print(list(it))
