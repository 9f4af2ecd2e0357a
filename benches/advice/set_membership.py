"""`in` asks a set instead of a list."""

MEASURES = "time"
ITEMS = list(range(2_000))
SET = set(ITEMS)


def advised():
    found = 0
    for n in range(0, 4_000, 8):
        if n in SET:
            found += 1
    return found


def plain():
    found = 0
    for n in range(0, 4_000, 8):
        if n in ITEMS:
            found += 1
    return found
