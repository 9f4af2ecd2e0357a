"""Variance in the representation, and what `bool` makes of the flags."""
from _attempt import attempt
from _typing import ParamSpec, TypeVar


def by_syntax[T, **P]():
    return T, P


for value in (*by_syntax(), TypeVar("A", covariant=1), TypeVar("B", contravariant="yes"), TypeVar("C", infer_variance=[0])):
    print(value, value.__covariant__, value.__contravariant__, value.__infer_variance__)


class Odd:
    def __bool__(self):
        raise ValueError("neither")


attempt(TypeVar, "T", covariant=Odd())
attempt(ParamSpec, "P", infer_variance=Odd())
