"""Methods, properties, special methods, instances made and dropped."""
import sys


class Vector:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    def dot(self, other):
        return self.x * other.x + self.y * other.y

    @property
    def length(self):
        return self.x + self.y


def run(rounds):
    one, total, sum_ = Vector(1, 2), 0, Vector(0, 0)
    for _ in range(rounds):
        sum_ = sum_ + one
        total += sum_.dot(one) + one.length
        if sum_ == one:
            total += 1
    return total


print(run(int(sys.argv[1]) * 60))
