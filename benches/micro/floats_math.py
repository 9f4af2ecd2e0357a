"""Functions of `math` on floats: roots, angles, logarithms, distances."""

import math
from math import cos, sin, sqrt


def run():
    total = 0.0
    for i in range(1, 340_000):
        angle = i * 0.001
        x, y = cos(angle), sin(angle)
        total += sqrt(x * x + 1.0) + math.hypot(x, y)
        total += math.log(i) * math.floor(y)
        total -= math.fabs(math.atan2(y, x))
    return round(total, 4)
