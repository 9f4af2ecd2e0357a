"""Instances of subscripted classes, their `__orig_class__`, class attributes through the alias."""
from typing import Generic, TypeVar
from _attempt import attempt

T = TypeVar("T")


class Box(Generic[T]):
    shared = 1

    def __init__(self, value=None):
        self.value = value


class Slotted(Generic[T]):
    __slots__ = ()


box = Box[int](5)
print(type(box), box.__orig_class__, box.value, Box[int].shared, Slotted[int]().__class__)
Box[int].shared = 2
print(Box.shared, Box[str].shared, Box[int] == Box[int], Box[int] is Box[int], hash(Box[int]) == hash(Box[int]))
print(isinstance(box, Box), issubclass(Box, Generic), Box[T], Box[Box[T]][int])
attempt(isinstance, box, Box[int])
attempt(issubclass, Box, Box[int])
attempt(lambda: Box[int].missing)
