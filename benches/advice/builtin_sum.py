"""Numbers are added by sum instead of a loop."""

MEASURES = "time"
NUMBERS = list(range(50_000))


def advised():
    return sum(NUMBERS)


def plain():
    total = 0
    for n in NUMBERS:
        total += n
    return total
