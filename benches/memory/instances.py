"""A million instances with three attributes."""


class Point:
    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z


kept = [Point(n, n + 1, n + 2) for n in range(1_000_000)]
