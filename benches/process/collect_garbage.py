"""Cycles that nothing refers to any more: made, and collected at once."""

import gc


class Node:
    def __init__(self):
        self.other = self


def run():
    gc.collect()
    gc.disable()
    for n in range(60_000):
        Node()
        pair = [n]
        pair.append({"pair": pair})
    del pair
    found = gc.collect()
    gc.enable()
    return found >= 120_000
