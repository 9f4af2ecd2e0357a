"""Which errors of `__getitem__` end the iteration, and which pass through."""
from _attempt import attempt


class Raises:
    def __init__(self, error):
        self.error = error

    def __getitem__(self, index):
        if index:
            raise self.error
        return "first"


for error in (IndexError("end"), StopIteration("end"), KeyError("no end"), LookupError("no end")):
    walk = iter(Raises(error))
    print(next(walk))
    attempt(next, walk)
    attempt(next, walk)


class NoItems:
    __getitem__ = None


print(type(iter(NoItems())).__name__)
attempt(next, iter(NoItems()))
attempt(iter, 5)
attempt(iter, None)
attempt(reversed, Raises(KeyError()))
