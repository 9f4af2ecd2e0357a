"""Calls of builtin functions and types that do little work: len, abs, min, max, isinstance, int, ord."""


def run():
    total = 0
    items = [3, 1, 2]
    word = "words"
    for i in range(250_000):
        total += len(items) + abs(-i)
        total += min(i, 500) + max(i, 3, 7)
        if isinstance(i, int) and isinstance(word, (bytes, str)):
            total += int(True)
        total += ord("a") + len(word)
        if callable(len):
            total += pow(i, 2) + round(2.5)
    return total
