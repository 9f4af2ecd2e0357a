"""Import statements in functions, of modules that are imported already."""


def root(n):
    import math

    return math.isqrt(n)


def parts(path):
    import os.path

    return len(os.path.sep) + len(path)


def several():
    import functools as tools, operator

    return tools is not operator


def run():
    total = 0
    for i in range(215_000):
        total += root(i) + parts("a/b") + several()
    return total
