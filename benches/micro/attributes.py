"""Reading and writing of instances' attributes, and reading of a class's."""


class Point:
    scale = 3

    def __init__(self):
        self.x = 1
        self.y = 2


def run():
    point = Point()
    for _ in range(2_500_000):
        point.x = point.y + point.scale
        point.y = point.x - point.y
    return point.x, point.y
