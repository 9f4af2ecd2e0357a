"""Conway's game of life, on an unbounded field: a generation is a set of living cells.

usage: life.py [PATTERN [GENERATIONS]]
"""
import itertools
import sys
from collections import Counter

NEIGHBOURS = [(dx, dy) for dx, dy in itertools.product((-1, 0, 1), repeat=2) if (dx, dy) != (0, 0)]

PATTERNS = {
    "blinker": "ooo",
    "glider": ".o.\n..o\nooo",
    "toad": ".ooo\nooo.",
    "beacon": "oo..\noo..\n..oo\n..oo",
    "r-pentomino": ".oo\noo.\n.o.",
    "acorn": ".o.....\n...o...\noo..ooo",
    "pulsar": "\n".join(
        ("..ooo...ooo..", ".............", "o....o.o....o", "o....o.o....o", "o....o.o....o", "..ooo...ooo..", ".............",
         "..ooo...ooo..", "o....o.o....o", "o....o.o....o", "o....o.o....o", ".............", "..ooo...ooo..")),
    "spaceship": ".o..o\no....\no...o\noooo.",
}


class Life:
    """A generation. Immutable: stepping makes another one."""

    __slots__ = ("cells", "generation")

    def __init__(self, cells, generation=0):
        self.cells = frozenset(cells)
        self.generation = generation

    @classmethod
    def parse(cls, text):
        rows = text.splitlines()
        if unknown := set("".join(rows)) - set(".o"):
            raise ValueError(f"unknown cells: {''.join(sorted(unknown))}")
        return cls((x, y) for y, row in enumerate(rows) for x, cell in enumerate(row) if cell == "o")

    def step(self):
        counts = Counter((x + dx, y + dy) for x, y in self.cells for dx, dy in NEIGHBOURS)
        alive = (cell for cell, count in counts.items() if count == 3 or count == 2 and cell in self.cells)
        return Life(alive, self.generation + 1)

    def __iter__(self):
        """The generations from this one on, for ever."""
        life = self
        while True:
            yield life
            life = life.step()

    def __len__(self):
        return len(self.cells)

    def __contains__(self, cell):
        return cell in self.cells

    def __eq__(self, other):
        return self.cells == other.cells if isinstance(other, Life) else NotImplemented

    def __hash__(self):
        return hash(self.cells)

    def __add__(self, other):
        return Life(self.cells | other.cells)

    def moved(self, dx, dy):
        return Life(((x + dx, y + dy) for x, y in self.cells), self.generation)

    @property
    def box(self):
        """The smallest rectangle with all cells: left, top, right, bottom."""
        if not self.cells:
            return 0, 0, 0, 0
        xs, ys = zip(*self.cells)
        return min(xs), min(ys), max(xs), max(ys)

    def normal(self):
        left, top, _, _ = self.box
        return self.moved(-left, -top)

    def __str__(self):
        left, top, right, bottom = self.box
        rows = (("o" if (x, y) in self else "." for x in range(left, right + 1)) for y in range(top, bottom + 1))
        return "\n".join(map("".join, rows))

    def __repr__(self):
        return f"Life({len(self)} cells, generation {self.generation})"


def fate(life, limit=500):
    """What becomes of a pattern: its period, how far it moves in one, or nothing known."""
    seen = {}
    for current in itertools.islice(life, limit):
        if not current.cells:
            return f"dies in generation {current.generation}"
        form = current.normal()
        if form in seen:
            before = seen[form]
            period = current.generation - before.generation
            dx, dy = (after - earlier for after, earlier in zip(current.box[:2], before.box[:2]))
            kind = "still" if period == 1 else f"period {period}"
            return kind + (f", moves by ({dx}, {dy})" if dx or dy else "")
        seen[form] = current
    return f"unsettled after {limit} generations, {len(current)} cells"


def show(name, generations):
    try:
        life = Life.parse(PATTERNS[name])
    except KeyError:
        raise SystemExit(f"no pattern {name!r}; there are {', '.join(PATTERNS)}")
    for current in itertools.islice(life, generations + 1):
        print(f"generation {current.generation}: {len(current)} cells, box {current.box}")
        print(current, end="\n\n")


def main(argv):
    if argv:
        show(argv[0], int(argv[1]) if len(argv) > 1 else 4)
        return
    show("glider", 4)
    for name, text in PATTERNS.items():
        print(f"{name:<12} {fate(Life.parse(text), 200)}")
    pair = Life.parse(PATTERNS["glider"]) + Life.parse(PATTERNS["glider"]).moved(6, 1)
    print("two gliders:", fate(pair, 80), repr(pair))
    print("one cell:   ", fate(Life.parse("o")))
    populations = [len(life) for life in itertools.islice(Life.parse(PATTERNS["r-pentomino"]), 120)]
    for start in range(0, len(populations), 20):
        print(" ".join(f"{count:3}" for count in populations[start:start + 20]))
    print("largest:", max(populations), "at", populations.index(max(populations)))
    try:
        Life.parse("o?x")
    except ValueError as error:
        print("error:", error)


if __name__ == "__main__":
    main(sys.argv[1:])
