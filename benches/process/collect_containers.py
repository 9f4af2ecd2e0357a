"""A full collection over a million live lists, dicts, tuples and sets."""

import gc

LISTS = [[n] for n in range(400_000)]
DICTS = [{n: kept} for n, kept in enumerate(LISTS[:200_000])]
TUPLES = [(n, kept) for n, kept in enumerate(LISTS[:300_000])]
SETS = [{n} for n in range(100_000)]


def run():
    return gc.collect()
