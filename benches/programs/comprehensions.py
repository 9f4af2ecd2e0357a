"""Reports made by comprehensions: widgets that are chosen, grouped, indexed and laid out."""

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    SMALL = 1
    MIDDLE = 2
    LARGE = 3


@dataclass
class Widget:
    number: int
    owner: int
    kind: Kind
    tags: list[str]
    parts: dict[str, int]


def make(count):
    kinds = list(Kind)
    return [
        Widget(
            number=i,
            owner=i * 7 % 23,
            kind=kinds[i % len(kinds)],
            tags=[f"tag{j}" for j in range(i % 5)],
            parts={f"part{j}": i * j for j in range(i % 4)},
        )
        for i in range(count)
    ]


class Tray:
    def __init__(self, widgets):
        self.widgets = widgets
        self.by_number = {widget.number: widget for widget in widgets}
        self.owners = {widget.owner for widget in widgets}

    def of(self, owner, kinds=frozenset(Kind)):
        return [widget for widget in self.widgets if widget.owner == owner and widget.kind in kinds]

    def by_owner(self):
        return {owner: [widget.number for widget in self.of(owner)] for owner in sorted(self.owners)}

    def tags(self):
        return {
            tag: [widget.number for widget in self.widgets if tag in widget.tags] for tag in self.all_tags()
        }

    def all_tags(self):
        return sorted({tag for widget in self.widgets for tag in widget.tags})

    def pairs(self):
        return [
            (first.number, second.number)
            for i, first in enumerate(self.widgets[:60])
            for second in self.widgets[i + 1 : 60]
            if first.owner == second.owner and first.kind is not second.kind
        ]

    def weights(self):
        return {
            widget.number: sum([weight for name, weight in widget.parts.items() if name != "part0"])
            for widget in self.widgets
            if widget.parts
        }

    def layout(self, columns):
        rows = [self.widgets[i : i + columns] for i in range(0, len(self.widgets), columns)]
        return "\n".join([" ".join([f"{widget.number:4}" for widget in row]) for row in rows])


def run():
    total = 0
    for n in range(130):
        tray = Tray(make(300))
        total += sum([len(numbers) for numbers in tray.by_owner().values()])
        total += sum([len(numbers) for numbers in tray.tags().values()])
        total += len(tray.pairs()) + sum(tray.weights().values()) + len(tray.layout(12))
        total += len([widget for widget in tray.of(3, {Kind.SMALL, Kind.LARGE}) if widget.number % 2])
        total += sum([a * b for a in range(60) for b in range(60) if (a ^ b) % 3 == n % 3])
    return total
