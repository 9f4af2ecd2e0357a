"""Instances made of a class with an initializer, of one with slots, and of one with neither."""


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


class Slotted:
    __slots__ = ("x",)

    def __init__(self, x):
        self.x = x


class Plain:
    pass


def run():
    total = 0
    for i in range(400_000):
        point = Point(i, 1)
        total += point.y + Slotted(i).x
        Plain()
    return total
