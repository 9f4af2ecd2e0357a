"""Annotations of variables and functions."""
from _dump import dump

dump("x: int = 1\ny: list[z]\ndef f(a: b, *c: d) -> e:\n    g: h = 1\nclass K:\n    m: n")
