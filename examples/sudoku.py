"""Solves sudokus: constraint propagation, then search where the fewest candidates are left.

usage: sudoku.py [FILE]        a puzzle a line, 81 characters, 0 or . for an empty cell
"""
import sys
import time
from functools import cache

DIGITS = "123456789"
ROWS = "ABCDEFGHI"


def cross(a, b):
    return [x + y for x in a for y in b]


CELLS = cross(ROWS, DIGITS)
UNITS = (
    [cross(ROWS, column) for column in DIGITS]
    + [cross(row, DIGITS) for row in ROWS]
    + [cross(rows, columns) for rows in ("ABC", "DEF", "GHI") for columns in ("123", "456", "789")]
)
UNITS_OF = {cell: [unit for unit in UNITS if cell in unit] for cell in CELLS}
PEERS = {cell: set().union(*UNITS_OF[cell]) - {cell} for cell in CELLS}

PUZZLES = {
    "easy": "003020600900305001001806400008102900700000008006708200002609500800203009005010300",
    "medium": "4.....8.5.3..........7......2.....6.....8.4......1.......6.3.7.5..2.....1.4......",
    "hard": "85...24..72......9..4.........1.7..23.5...9...4...........8..7..17..........36.4.",
    "inkala": "8..........36......7..9.2...5...7.......457.....1...3...1....68..85...1..9....4..",
    "seventeen": "000000010400000000020000000000050407008000300001090000300400200050100000000806000",
    "contradiction": "11.......+.......".replace("+", ".").ljust(81, "."),
    "many": "." * 81,
}


class Contradiction(Exception):
    pass


class Statistics:
    def __init__(self):
        self.assignments = self.eliminations = self.guesses = self.dead_ends = 0

    def __str__(self):
        return ", ".join(f"{value} {name.replace('_', ' ')}" for name, value in vars(self).items())


class Solver:
    def __init__(self):
        self.statistics = Statistics()

    def parse(self, text):
        text = "".join(char for char in text if char in DIGITS + "0.")
        if len(text) != 81:
            raise ValueError(f"a puzzle has 81 cells, not {len(text)}")
        values = dict.fromkeys(CELLS, DIGITS)
        for cell, char in zip(CELLS, text, strict=True):
            if char in DIGITS:
                self.assign(values, cell, char)
        return values

    def assign(self, values, cell, digit):
        self.statistics.assignments += 1
        for other in values[cell].replace(digit, ""):
            self.eliminate(values, cell, other)

    def eliminate(self, values, cell, digit):
        if digit not in values[cell]:
            return
        self.statistics.eliminations += 1
        values[cell] = left = values[cell].replace(digit, "")
        if not left:
            raise Contradiction(f"no digit is left for {cell}")
        if len(left) == 1:
            for peer in PEERS[cell]:
                self.eliminate(values, peer, left)
        for unit in UNITS_OF[cell]:
            places = [other for other in unit if digit in values[other]]
            if not places:
                raise Contradiction(f"no place is left for {digit} around {cell}")
            if len(places) == 1:
                self.assign(values, places[0], digit)

    def search(self, values):
        open_cells = [cell for cell in CELLS if len(values[cell]) > 1]
        if not open_cells:
            yield values
            return
        cell = min(open_cells, key=lambda cell: len(values[cell]))
        for digit in values[cell]:
            self.statistics.guesses += 1
            attempt = values.copy()
            try:
                self.assign(attempt, cell, digit)
            except Contradiction:
                self.statistics.dead_ends += 1
            else:
                yield from self.search(attempt)


def grid(values):
    lines = []
    for row in ROWS:
        digits = [values[row + column] if len(values[row + column]) == 1 else "." for column in DIGITS]
        lines.append(" | ".join(" ".join(digits[start:start + 3]) for start in (0, 3, 6)))
        if row in "CF":
            lines.append("-" * 6 + "+" + "-" * 7 + "+" + "-" * 6)
    return "\n".join(lines)


def is_solved(values):
    return all({values[cell] for cell in unit} == set(DIGITS) for unit in UNITS)


@cache
def solve(text):
    """Up to two solutions, and what it took."""
    solver = Solver()
    solutions = []
    for values in solver.search(solver.parse(text)):
        solutions.append(values)
        if len(solutions) == 2:
            break
    return solutions, solver.statistics


def main(argv):
    if argv:
        with open(argv[0]) as lines:
            puzzles = {f"line {number}": line for number, line in enumerate(lines, 1) if line.strip()}
    else:
        puzzles = PUZZLES | {"short": "123"}
    start = time.perf_counter()
    failures = 0
    for name, text in puzzles.items():
        try:
            solutions, statistics = solve(text)
        except (Contradiction, ValueError) as error:
            print(f"{name}: {type(error).__name__}: {error if isinstance(error, ValueError) else 'no solution'}\n")
            failures += 1
            continue
        count = {0: "no solution", 1: "one solution", 2: "several solutions"}[len(solutions)]
        print(f"{name}: {count}")
        if len(solutions) == 1:
            values, = solutions
            print(grid(values))
            print("checked" if is_solved(values) else "WRONG")
            if name == "easy":
                print(statistics.guesses, "guesses")
        print()
    print(solve.cache_info().misses, "puzzles", file=sys.stdout)
    if argv:
        print(f"{time.perf_counter() - start:.3f} s", file=sys.stderr)
    return failures


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
