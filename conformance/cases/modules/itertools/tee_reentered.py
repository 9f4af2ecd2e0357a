from itertools import tee
class I:
    first = True
    def __iter__(self):
        return self
    def __next__(self):
        if self.first:
            self.first = False
            return next(b)
        raise StopIteration
a, b = tee(I())
try:
    next(a)
except RuntimeError as e:
    print(e)
print(type(a), type(a).__name__, iter(a) is a)
