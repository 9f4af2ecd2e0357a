"""The first items of a generator are taken by islice instead of from a list of all."""

from itertools import islice

MEASURES = "time"


def squares():
    for n in range(20_000):
        yield n * n


def advised():
    return list(islice(squares(), 100))


def plain():
    return list(squares())[:100]
