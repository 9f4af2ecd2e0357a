"""The chaos game: a point that jumps toward places on splines chosen by chance draws a picture."""

import random
from math import hypot


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)

    def __sub__(self, other):
        return Point(self.x - other.x, self.y - other.y)

    def __mul__(self, factor):
        return Point(self.x * factor, self.y * factor)

    def length(self):
        return hypot(self.x, self.y)

    def toward(self, other, share):
        return self + (other - self) * share


class Spline:
    """A curve through control points, evaluated by repeated interpolation."""

    def __init__(self, points, degree=3):
        self.points = points
        self.degree = degree
        inner = len(points) - degree
        self.knots = [0] * degree + list(range(inner + 1)) + [inner] * degree

    def span(self, position):
        index = self.degree
        while index < len(self.points) - 1 and self.knots[index + 1] <= position:
            index += 1
        return index

    def __call__(self, position):
        index = self.span(position)
        active = [self.points[index - self.degree + i] for i in range(self.degree + 1)]
        for level in range(1, self.degree + 1):
            for i in range(self.degree, level - 1, -1):
                left = self.knots[index - self.degree + i]
                width = self.knots[index + i - level + 1] - left
                share = (position - left) / width if width else 0.0
                active[i] = active[i - 1].toward(active[i], share)
        return active[self.degree]

    def end(self):
        return len(self.points) - self.degree

    def measure(self, steps=100):
        scale = self.end() / steps
        places = [self(i * scale) for i in range(steps)]
        return sum((b - a).length() for a, b in zip(places, places[1:]))


CURVES = [
    [(1.6, 0.3), (1.2, 1.4), (0.4, 1.9), (0.2, 1.0), (0.9, 0.1), (1.5, 0.6)],
    [(2.8, 1.8), (2.2, 1.0), (2.9, 0.2), (3.6, 0.9), (3.1, 1.7)],
    [(0.1, 0.1), (0.8, 2.4), (2.1, 2.9), (3.3, 2.2), (3.9, 0.4), (2.0, 0.6)],
]


def run(jumps=18_000, width=80, height=60):
    chance = random.Random(1234)
    splines = [Spline([Point(x, y) for x, y in curve]) for curve in CURVES]
    weights = [spline.measure() for spline in splines]
    cells = [[0] * width for _ in range(height)]
    place = Point(2.0, 1.5)
    for _ in range(jumps):
        spline = chance.choices(splines, weights)[0]
        target = spline(chance.random() * spline.end())
        place = place.toward(target, 0.6 + chance.random() * 0.2)
        column = min(width - 1, max(0, int(place.x / 4.0 * width)))
        row = min(height - 1, max(0, int(place.y / 3.0 * height)))
        cells[row][column] += 1
    return sum(1 for row in cells for cell in row if cell), max(map(max, cells)), f"{sum(weights):.6f}"
