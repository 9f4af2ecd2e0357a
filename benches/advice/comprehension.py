"""A list is made by a comprehension instead of a loop that appends."""

MEASURES = "time"
NUMBERS = list(range(40_000))


def advised():
    return [n + 1 for n in NUMBERS]


def plain():
    result = []
    for n in NUMBERS:
        result.append(n + 1)
    return result
