class S:
    def __getitem__(self, i):
        if i == 1:
            raise ValueError("one")
        if i == 3:
            raise StopIteration
        return i
it = iter(S())
print(next(it))
try:
    next(it)
except ValueError as e:
    print(e)
try:
    it.__setstate__("x")
except TypeError as e:
    print(e)
it.__setstate__(2)
print(list(it), list(it))
