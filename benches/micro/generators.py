"""Generators: loops over them, delegation, generator expressions."""


def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


def twice(n):
    yield from count(n)
    yield from count(n)


def run():
    total = 0
    for n in range(60):
        for i in twice(10_000):
            total += i
        total += sum(i + n for i in range(10_000))
    return total
