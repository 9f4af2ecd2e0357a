"""A full collection over half a million live instances that know one another."""

import gc


class Node:
    def __init__(self, value, before):
        self.value = value
        self.before = before
        self.after = None


def chain(length):
    first = last = Node(0, None)
    for n in range(1, length):
        last.after = Node(n, last)
        last = last.after
    return first


FIRST = chain(500_000)


def run():
    return gc.collect()
