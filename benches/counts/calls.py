"""Calls of functions: positional, with defaults, with keywords, with many arguments."""
import sys


def add(a, b):
    return a + b


def scaled(a, factor=2, *, offset=1):
    return a * factor + offset


def many(*args, **options):
    return len(args) + len(options)


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def run(rounds):
    total = 0
    for i in range(rounds):
        total += add(i, 1) + scaled(i) + scaled(i, offset=3) + many(i, i, i, key=i)
    return total + fib(14)


print(run(int(sys.argv[1]) * 40))
