"""A module of large classes compiled, `_pydecimal` of the library."""

import os

with open(os.path.join(os.environ["BENCH_LIBRARY"], "_pydecimal.py"), encoding="utf-8") as file:
    SOURCE = file.read()


def run():
    return len(compile(SOURCE, "_pydecimal.py", "exec", dont_inherit=True).co_names)
