"""`iter` of a class with `__getitem__` alone."""
from _attempt import attempt


class Squares:
    def __getitem__(self, index):
        if index > 3:
            raise IndexError("far")
        return index * index


walk = iter(Squares())
print(type(walk), list(walk), next(walk, "end"), 4 in Squares(), list(zip(Squares(), "ab")))
a, b, *rest = Squares()
print(a, b, rest, max(Squares()), sorted(Squares(), reverse=True))
attempt(walk.__length_hint__)
attempt(walk.__setstate__, 1)
print(walk.__reduce__(), [name for name in dir(walk) if name not in dir(object)])
