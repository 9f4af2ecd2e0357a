"""A module parsed into a syntax tree of objects, `argparse` of the library."""

import ast
import os

with open(os.path.join(os.environ["BENCH_LIBRARY"], "argparse.py"), encoding="utf-8") as file:
    SOURCE = file.read()


def run():
    return sum(1 for _ in ast.walk(ast.parse(SOURCE)))
