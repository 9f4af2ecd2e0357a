"""A class's special methods, where Python and builtin ones meet."""
from _attempt import attempt


class Number(int):
    def __add__(self, other):
        return "own"

    __sub__ = int.__add__
    __mul__ = len
    __neg__ = None


number = Number(5)
print(number + 1, 1 + number, number - 1, int.__add__(number, 1), super(Number, number).__add__(2), type(number.__sub__).__name__)
attempt(lambda: number * "abc")
attempt(lambda: -number)
print(Number.__add__.__name__, Number.__sub__ is int.__add__, Number.__radd__ is int.__radd__, type(Number.__radd__).__name__)
del Number.__add__
print(number + 1, Number.__add__ is int.__add__)
Number.__add__ = lambda self, other: ("lambda", other)
print(number + 1, number.__add__(2))
