"""Decorated functions: wrappers with `*args`, decorators with arguments, wraps, lru_cache, cache."""

from functools import cache, lru_cache, wraps


def counted(function):
    @wraps(function)
    def wrapper(*args, **kwargs):
        wrapper.calls += 1
        return function(*args, **kwargs)

    wrapper.calls = 0
    return wrapper


def repeat(times):
    def decorate(function):
        @wraps(function)
        def wrapper(value):
            for _ in range(times):
                value = function(value)
            return value

        return wrapper

    return decorate


@counted
def add(a, b=1):
    return a + b


@repeat(3)
def double(n):
    return n * 2 & 0xFFFF


@lru_cache(maxsize=64)
def square(n):
    return n * n


@cache
def paths(x, y):
    return 1 if x == 0 or y == 0 else paths(x - 1, y) + paths(x, y - 1)


def run():
    total = 0
    add.calls = 0
    for i in range(90_000):
        total += add(i) + add(i, b=2)
        total += double(i)
        total += square(i % 80) + paths(i % 12, 9)
        if i % 50 == 0:
            total += counted(lambda n: n)(i)
    return total, add.calls
