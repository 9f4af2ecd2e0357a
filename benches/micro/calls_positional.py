"""Calls of functions with no, one, two and three positional arguments."""


def zero():
    return 1


def half(n):
    return n >> 1


def difference(a, b):
    return a - b


def clamp(n, low, high):
    if n < low:
        return low
    return high if n > high else n


def run():
    total = 0
    for i in range(580_000):
        total += zero()
        total += half(i)
        total -= difference(i, 3)
        total += clamp(i, 100, 1000)
    return total
