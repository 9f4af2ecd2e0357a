"""A package in a folder, written, and then imported anew many times; its modules import one another."""

import importlib
import pathlib
import sys
import tempfile

MODULE = '''
"""Module {n} of a package."""

from . import shared
from .shared import LIMIT, Base

NAMES = [f"name{{i}}" for i in range(LIMIT)]


class Part{n}(Base):
    """A part."""

    size = {n}

    def __init__(self, name):
        self.name = name

    def weight(self, scale=1):
        return self.size * scale + shared.offset(self.size)


def parts():
    return [Part{n}(name) for name in NAMES]
'''
SHARED = '''
LIMIT = 5


class Base:
    pass


def offset(n):
    return n + 1
'''


def run():
    total = 0
    with tempfile.TemporaryDirectory() as folder:
        package = pathlib.Path(folder, "bench_package")
        package.mkdir()
        package.joinpath("__init__.py").write_text("")
        package.joinpath("shared.py").write_text(SHARED)
        names = ["bench_package", "bench_package.shared"]
        for n in range(10):
            package.joinpath(f"part{n}.py").write_text(MODULE.format(n=n))
            names.append(f"bench_package.part{n}")
        importlib.invalidate_caches()
        sys.path.insert(0, folder)
        try:
            for _ in range(35):
                for name in names:
                    module = importlib.import_module(name)
                    if hasattr(module, "parts"):
                        total += sum(part.weight() for part in module.parts())
                for name in names:
                    del sys.modules[name]
        finally:
            sys.path.remove(folder)
    return total
