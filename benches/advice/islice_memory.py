"""All items but the first are walked through by islice instead of a copy."""

from itertools import islice

MEASURES = "memory"
ITEMS = list(range(2_000_000))


def advised():
    return sum(islice(ITEMS, 1, None))


def plain():
    return sum(ITEMS[1:])
