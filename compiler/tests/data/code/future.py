"""Postponed evaluation of annotations."""
from __future__ import annotations, generator_stop
x: list[int] = []
def f(a: "b", *c: d.e, f: (lambda: g)[1:2] = 1) -> {1: -2, **x}: y: z = 1
class C:
    attribute: f"{x!r:>{y}}" = 1
    def method[T](self: T) -> not T or x if y else (yield_): pass
