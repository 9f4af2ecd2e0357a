"""Sorting gets a key instead of a comparison."""

from functools import cmp_to_key

MEASURES = "time"
PAIRS = [(n * 7919 % 2_003, n) for n in range(2_003)]


def compare(left, right):
    return left[0] - right[0]


def advised():
    return sorted(PAIRS, key=lambda pair: pair[0])


def plain():
    return sorted(PAIRS, key=cmp_to_key(compare))
