"""A module of many small functions and classes compiled, `typing` of the library."""

import os

with open(os.path.join(os.environ["BENCH_LIBRARY"], "typing.py"), encoding="utf-8") as file:
    SOURCE = file.read()


def run():
    return len(compile(SOURCE, "typing.py", "exec", dont_inherit=True).co_names)
