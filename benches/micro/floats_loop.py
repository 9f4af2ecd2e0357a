"""Arithmetic of floats in a loop."""


def run():
    x, total = 0.5, 0.0
    for i in range(1_500_000):
        x = 3.7 * x * (1.0 - x)
        total += x / (i + 1.0)
    return total
