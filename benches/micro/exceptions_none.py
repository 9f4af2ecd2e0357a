"""Blocks that could raise and do not: try with except, else and finally, nested, in loops and in calls."""


def parse(text):
    try:
        value = int(text)
    except ValueError:
        return 0
    else:
        return value


def guarded(table, key):
    try:
        try:
            return table[key]
        except KeyError:
            return None
    finally:
        table["last"] = key


def run():
    table = {i: i for i in range(100)}
    total = 0
    for i in range(730_000):
        try:
            total += table[i % 100]
        except (KeyError, IndexError):
            total = -1
        if not i % 3:
            total += parse("12") + guarded(table, i % 100)
        try:
            total -= i & 1
        finally:
            total += 1
    return total
