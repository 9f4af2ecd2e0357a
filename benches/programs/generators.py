"""Generators in pipes, trees walked by delegation, and coroutines that are sent values."""


class Node:
    def __init__(self, value, left=None, right=None):
        self.value = value
        self.left = left
        self.right = right

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right


def build(low, high):
    if low >= high:
        return None
    middle = (low + high) // 2
    return Node(middle, build(low, middle), build(middle + 1, high))


def pairs(items):
    items = iter(items)
    for first in items:
        yield first, next(items, None)


def averager():
    total, count, average = 0.0, 0, None
    while True:
        value = yield average
        total += value
        count += 1
        average = total / count


TREE = build(0, 2047)


def run():
    squares = (n * n for n in TREE if n % 3)
    total = sum(a - (b or 0) for a, b in pairs(squares))
    average = averager()
    next(average)
    last = None
    for value in TREE:
        last = average.send(value)
    return total, last, sum(1 for a in TREE for b in range(a % 5) if a ^ b)
