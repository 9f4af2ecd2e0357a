"""Classes of many small instances have `__slots__`: two attributes."""

MEASURES = "memory"


class Slotted:
    __slots__ = ("x", "y")

    def __init__(self, n):
        self.x = n
        self.y = n


class Plain:
    def __init__(self, n):
        self.x = n
        self.y = n


def advised():
    return [Slotted(n) for n in range(100_000)]


def plain():
    return [Plain(n) for n in range(100_000)]
