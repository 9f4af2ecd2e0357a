"""Attributes of instances, of classes, and of instances of several classes."""
import sys


class Point:
    scale = 3

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Pixel(Point):
    pass


class Corner(Point):
    scale = 4


def run(rounds):
    points = [Point(1, 2), Pixel(3, 4), Corner(5, 6)]
    point = points[0]
    total = 0
    for _ in range(rounds):
        point.x = point.y + 1
        total += point.x * point.scale
        for other in points:
            total += other.x + other.scale
    return total


print(run(int(sys.argv[1]) * 60))
