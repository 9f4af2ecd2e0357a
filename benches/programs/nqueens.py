"""Recursive generators, sets and tuples: queens that do not see each other."""


def place(size, row, columns, rising, falling):
    if row == size:
        yield columns
        return
    for column in range(size):
        if column not in columns and row + column not in rising and row - column not in falling:
            yield from place(size, row + 1, columns + (column,), rising | {row + column}, falling | {row - column})


def run():
    found = list(place(7, 0, (), frozenset(), frozenset()))
    return len(found), found[-1]
