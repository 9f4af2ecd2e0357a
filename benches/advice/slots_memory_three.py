"""Classes of many small instances have `__slots__`: three attributes."""

MEASURES = "memory"
# Memory comes in multiples of 16 bytes: what is saved for one instance may be rounded away.
MAY_TIE = True


class Slotted:
    __slots__ = ("x", "y", "z")

    def __init__(self, n):
        self.x = n
        self.y = n
        self.z = n


class Plain:
    def __init__(self, n):
        self.x = n
        self.y = n
        self.z = n


def advised():
    return [Slotted(n) for n in range(100_000)]


def plain():
    return [Plain(n) for n in range(100_000)]
