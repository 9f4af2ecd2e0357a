"""Subclasses of tuple, named tuples, and structured results of the system."""
import os
from collections import namedtuple

Point = namedtuple("Point", "x y")


class Pair(tuple):
    def __getitem__(self, index):
        return "overridden"

    def __len__(self):
        return 99


print(type(iter(Point(1, 2))).__name__, list(iter(Point(1, 2))), iter(Point(3, 4)).__reduce__()[1])
print(list(Pair((1, 2))), iter(Pair((1, 2))).__length_hint__(), list(reversed(Pair((1, 2))))[:1])
print(type(iter(os.stat("/"))).__name__, len(list(iter(os.stat("/")))), type(reversed((1,))).__name__)
