"""Arithmetic and comparisons of small integers in nested loops."""


def run():
    total = 0
    for i in range(2000):
        j = 0
        while j < 1000:
            total += (i ^ j) & 7
            if total > 1000000:
                total -= 1000000
            j += 1
    return total
