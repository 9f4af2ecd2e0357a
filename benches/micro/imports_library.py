"""Modules of the library executed anew, after they are taken out of sys.modules."""

import importlib
import sys

NAMES = "bisect colorsys textwrap string shlex fnmatch heapq queue copy csv calendar".split()


def run():
    total = 0
    before = {name: sys.modules.get(name) for name in NAMES}
    try:
        for _ in range(29):
            for name in NAMES:
                sys.modules.pop(name, None)
            for name in NAMES:
                module = importlib.import_module(name)
                total += len(module.__name__)
    finally:
        for name, module in before.items():
            if module is not None:
                sys.modules[name] = module
    return total
