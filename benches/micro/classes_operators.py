"""Operators that classes define: arithmetic, comparison, hashing, truth, text."""


class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor)

    __rmul__ = __mul__

    def __neg__(self):
        return Vector(-self.x, -self.y)

    def __eq__(self, other):
        return isinstance(other, Vector) and self.x == other.x and self.y == other.y

    def __hash__(self):
        return hash((self.x, self.y))

    def __bool__(self):
        return bool(self.x or self.y)

    def __repr__(self):
        return f"Vector({self.x}, {self.y})"


def run():
    place, speed = Vector(0, 0), Vector(1, 2)
    seen = set()
    for i in range(150_000):
        place = place + speed * 2 - speed
        if place.x > 100:
            place = -place
        if place == speed or not place:
            speed = 3 * speed if speed.x < 50 else Vector(1, 2)
        if i % 4 == 0:
            seen.add(place)
    return place, len(seen)
