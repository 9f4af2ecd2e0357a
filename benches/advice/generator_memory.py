"""What is only walked through once is a generator instead of a list."""

MEASURES = "memory"


def advised():
    return sum(n * 2 for n in range(1_000_000))


def plain():
    return sum([n * 2 for n in range(1_000_000)])
