"""Floats in comprehensions and small functions: the largest singular value of an infinite matrix, cut off."""

from math import sqrt


def entry(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times(vector):
    return [sum(entry(i, j) * v for j, v in enumerate(vector)) for i in range(len(vector))]


def transposed_times(vector):
    return [sum(entry(j, i) * v for j, v in enumerate(vector)) for i in range(len(vector))]


def run(size=60):
    u = [1.0] * size
    for _ in range(5):
        v = transposed_times(times(u))
        u = transposed_times(times(v))
    return f"{sqrt(sum(a * b for a, b in zip(u, v)) / sum(b * b for b in v)):.9f}"
