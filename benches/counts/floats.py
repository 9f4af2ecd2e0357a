"""Floats: sums, comparisons, functions of math."""
import math
import sys


def run(rounds):
    x, total = 0.5, 0.0
    for i in range(rounds):
        x = 3.7 * x * (1.0 - x)
        if x > 0.5:
            total += math.sqrt(x)
        else:
            total -= x / 3.0
        total += i * 0.25
    return round(total, 6), f"{total:.3f}", float("2.5")


print(run(int(sys.argv[1]) * 150))
