# The layout of a class decides which `__new__` it may use, not the order of its bases.
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Pair(Generic[T], NamedTuple):
    first: T
    second: int = 2


print(Pair(1), Pair[str]("x", 3), Pair.__base__, Pair.__mro__)
print(Pair(1) == (1, 2), type(tuple.__new__(Pair, (5, 6))))
try:
    object.__new__(Pair)
except TypeError as error:
    print(error)
