"""`from` imports in functions: of functions, of classes, of submodules, several names at once."""


def measure(items):
    from math import fsum, sqrt

    return int(sqrt(fsum(items)))


def ordered(names):
    from collections import OrderedDict as Ordered

    return Ordered is not None and len(names)


def joined(n):
    from os import path, sep

    return len(path.__name__) + len(sep) + n


def decode():
    from importlib.machinery import ModuleSpec

    return ModuleSpec is not None


def run():
    total = 0
    for i in range(70_000):
        total += measure((i, 1.0)) + ordered("ab") + joined(i) + decode()
    return total
