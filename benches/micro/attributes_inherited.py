"""Attributes found in base classes and in modules, and some that hide a class's own."""

import math


class Shape:
    sides = 0
    unit = 1


class Polygon(Shape):
    sides = 3


class Square(Polygon):
    sides = 4


class Cube(Square):
    height = 2


def run():
    total = 0.0
    shapes = [Shape(), Polygon(), Square(), Cube()]
    shapes[1].unit = 5
    for i in range(860_000):
        shape = shapes[i & 3]
        total += shape.sides + shape.unit
        total += Cube.unit + Cube.height
        total += math.pi
    return round(total, 3)
