"""A loop's variables are a function's instead of the module's."""

MEASURES = "time"
total = step = 0


def advised():
    total, step = 0, 3
    for _ in range(40_000):
        total = total + step
        step = total & 7
    return total


def plain():
    global total, step
    total, step = 0, 3
    for _ in range(40_000):
        total = total + step
        step = total & 7
    return total
