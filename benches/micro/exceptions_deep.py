"""Exceptions that pass through many frames, some with a finally, and texts of tracebacks."""

import traceback


class Found(Exception):
    pass


def search(tree, wanted):
    if tree is None:
        return
    left, value, right = tree
    if value == wanted:
        raise Found(value)
    search(left, wanted)
    search(right, wanted)


def build(low, high):
    if low >= high:
        return None
    middle = (low + high) // 2
    return build(low, middle), middle, build(middle + 1, high)


def descend(n, log):
    try:
        if n == 0:
            raise LookupError("bottom")
        descend(n - 1, log)
    finally:
        log.append(n)


def run():
    tree = build(0, 63)
    total = 0
    for i in range(30_000):
        try:
            search(tree, i % 64)
        except Found as found:
            total += found.args[0]
        if i % 4 == 0:
            log = []
            try:
                descend(20, log)
            except LookupError as error:
                total += len(log) + len(str(error))
        if i % 500 == 0:
            try:
                descend(5, [])
            except LookupError as error:
                total += len(traceback.extract_tb(error.__traceback__))
    return total
