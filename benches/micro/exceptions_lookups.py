"""Errors of builtins caught out of habit: missing keys, indices and attributes, bad numbers."""


class Empty:
    pass


def run():
    table = {"a": 1}
    items = [1, 2, 3]
    empty = Empty()
    words = ["12", "x", "7", "", "1e3"]
    total = 0
    for i in range(82_000):
        try:
            total += table["b"]
        except KeyError:
            total += 1
        try:
            total += items[i & 7]
        except IndexError:
            total += 2
        try:
            total += empty.size
        except AttributeError:
            total += 3
        try:
            total += int(words[i % 5])
        except ValueError:
            total += 4
        try:
            total += len(i)
        except TypeError:
            total += 5
        try:
            total += next(iter(()))
        except StopIteration:
            total += 6
    return total
