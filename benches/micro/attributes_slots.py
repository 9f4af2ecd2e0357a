"""Attributes that lie in slots, read and written."""


class Vector:
    __slots__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z


def run():
    vectors = [Vector(i, i + 1, i + 2) for i in range(100)]
    total = 0
    for _ in range(23_000):
        for vector in vectors:
            vector.x += vector.y
            vector.z = vector.x - vector.y
        total += vectors[7].z
    return total
