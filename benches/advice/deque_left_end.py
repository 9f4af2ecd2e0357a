"""A queue is a deque instead of a list whose first item is popped."""

from collections import deque

MEASURES = "time"


def advised():
    queue = deque(range(20_000))
    total = 0
    while queue:
        total += queue.popleft()
    return total


def plain():
    queue = list(range(20_000))
    total = 0
    while queue:
        total += queue.pop(0)
    return total
