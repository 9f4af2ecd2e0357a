"""Generators that get values by send and errors by throw: averages, a parser, tasks in a queue."""

from collections import deque


def average():
    total, count = 0, 0
    value = yield
    while True:
        total += value
        count += 1
        value = yield total // count


def tokens(found):
    word = []
    try:
        while True:
            char = yield
            if char == " ":
                found.append("".join(word))
                word.clear()
            else:
                word.append(char)
    finally:
        found.append("".join(word))


def task(n):
    done = 0
    for i in range(n):
        try:
            yield i
            done += 1
        except ValueError:
            done += 100
    return done


def run():
    averager = average()
    next(averager)
    last = 0
    for i in range(940_000):
        last = averager.send(i)
    found = []
    for _ in range(940):
        parser = tokens(found)
        next(parser)
        for char in "some words that go through it one by one":
            parser.send(char)
        parser.close()
    results = []
    queue = deque(task(n) for n in range(800))
    while queue:
        current = queue.popleft()
        try:
            if next(current) == 50:
                current.throw(ValueError())
            queue.append(current)
        except StopIteration as stop:
            results.append(stop.value)
    return last, len(found), sum(results)
