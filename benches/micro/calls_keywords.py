"""Calls with keyword arguments, with defaults left out, and of keyword-only parameters."""


def area(width, height=2, *, scale=1):
    return width * height * scale


def label(name, size=10, color=0, bold=False):
    return size + color if bold else size


def run():
    total = 0
    for i in range(330_000):
        total += area(i)
        total += area(width=i, height=3)
        total += area(3, scale=2)
        total += label("x", color=7, bold=True)
        total += label(name="y", size=i)
    return total
