"""Dataclasses and named tuples: made, read, compared, shown, replaced; enums that are looked up."""

from collections import namedtuple
from dataclasses import dataclass, replace
from enum import Enum
from typing import NamedTuple


class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3


@dataclass
class Point:
    x: int
    y: int
    color: Color = Color.RED


@dataclass(frozen=True, order=True, slots=True)
class Version:
    major: int
    minor: int = 0


class Row(NamedTuple):
    name: str
    size: int = 1


Pair = namedtuple("Pair", "first second")


def run():
    total = 0
    for i in range(40_000):
        point = Point(i, 2, Color.BLUE)
        other = Point(i, y=3)
        if point == other or point.color is Color.RED:
            total += 1
        if Version(1, i & 3) < Version(1, 2):
            total += point.x
        row, pair = Row("name", i), Pair(i, second=2)
        total += row.size + pair.first + len(row.name)
        first, second = pair
        total += second + Color(first % 3 + 1).value
        if i % 10 == 0:
            total += replace(point, y=7).y + len(repr(other)) + pair._replace(first=1).first
    return total
