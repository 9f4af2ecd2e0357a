"""Iterators of dicts with attributes of their own, of `OrderedDict`, of a class's namespace."""
from collections import OrderedDict, Counter, defaultdict

ordered = OrderedDict(a=1, b=2)
print(type(iter(ordered)).__name__, type(iter(ordered.items())).__name__, type(reversed(ordered)).__name__, list(reversed(ordered.items())))
print(type(iter(Counter("aab"))).__name__, list(Counter("aab").items()), type(iter(defaultdict(int))).__name__)


class Point:
    x = 1

    def __init__(self):
        self.first = 1
        self.second = 2


point = Point()
walk = iter(vars(point))
print(type(walk).__name__, next(walk), list(walk), list(reversed(vars(point))), type(iter(vars(Point))).__name__)
walk = iter(vars(point).items())
next(walk)
point.third = 3
try:
    next(walk)
except RuntimeError as error:
    print(error)
print(next(iter(vars(point).values())))
