"""Modules by name: importlib.import_module, `__import__`, sys.modules, find_spec, names that do not exist."""

import importlib
import importlib.util
import sys

NAMES = ["json", "os.path", "collections.abc", "string", "re"]


def optional(name):
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def run():
    total = 0
    for i in range(29_000):
        for name in NAMES:
            module = importlib.import_module(name)
            total += len(module.__name__)
            if name in sys.modules:
                total += 1
        total += __import__("json").__name__ == "json"
        relative = importlib.import_module(".abc", "collections")
        total += relative is sys.modules["collections.abc"]
        if i % 200 == 0:
            total += optional(f"no_such_module_{i}") is None
            total += importlib.util.find_spec("textwrap") is not None
    return total
