# Attributes that native descriptors give, loaded many times by one instruction: bound methods, fields of named tuples.
from collections import namedtuple

Point = namedtuple("Point", "x y")


class Plain:
    def method(self):
        return "method"


class Named(Point):
    __slots__ = ()


def load(value):
    try:
        return value.x
    except AttributeError as error:
        return str(error)


class X:
    x = 5

    def __init__(self, own=None):
        if own is not None:
            self.x = own


class Data:
    x = property(lambda self: "data")


values = [Point(1, 2), Point(3, 4), Named(5, 6), X(), X(7), Data(), Point(8, 9), 5, (1,), Plain(), X(), X(7)]
print([load(value) for value in values * 2])


def bound(value, call):
    found = value.method
    return found() if call else found


one = Plain()
print([bound(one, True) for _ in range(3)], bound(one, False).__self__ is one, bound(one, False) == one.method)
one.method = lambda: "own"
print(bound(one, True), bound(Plain(), True))
Plain.method = lambda self: "changed"
print(bound(one, True), bound(Plain(), True))
del one.method
print(bound(one, True))
del Plain.method
for value in (one, Plain()):
    try:
        bound(value, True)
    except AttributeError as error:
        print(error)


def of_native(value):
    return value.bit_length, value.__add__, value.real


for number in (1, 2**70, True, -5):
    length, add, real = of_native(number)
    print(length(), add(1), real, end=" ")
print()


def lengths(values):
    return [value.__len__() for value in values], [value.__class__.__name__ for value in values]


print(lengths([(), (1,), [1], "ab", b"abc", {1: 2}, Point(1, 2), bytearray(4)] * 2))


class Indexed(tuple):
    def index(self, value):
        return "own"


def index(value):
    find = value.index
    return find(2), value.index(2)


print([index(value) for value in ((1, 2), [2], Indexed((2,)), (2,), "12" and (5, 5, 2))])
