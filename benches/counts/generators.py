"""Generators, delegation, closures, expressions consumed by builtins."""
import sys


def count(n):
    for i in range(n):
        yield i


def both(n):
    yield from count(n)
    yield from (i * i for i in count(n))


def counter():
    value = 0

    def step(by):
        nonlocal value
        value += by
        return value

    return step


def run(rounds):
    total = 0
    step = counter()
    for i in range(rounds):
        total += sum(both(10)) + step(i)
        total += any(x > 5 for x in count(10)) + len(list(map(step, (1, 2))))
        sent = averages()
        next(sent)
        total += sent.send(4) + sent.send(6)
    return total


def averages():
    total, number, average = 0, 0, None
    while True:
        total += yield average
        number += 1
        average = total // number


print(run(int(sys.argv[1]) * 8))
