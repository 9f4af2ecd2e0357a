"""Numerical work on lists of floats: relaxation, a Fourier transform, factors, sparse rows, chance."""

import math


class Chance:
    """Numbers in [0, 1) from a linear congruence."""

    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state * 25214903917 + 11) & 0xFFFFFFFFFFFF
        return (self.state >> 16) / 4294967296.0


def relax(grid, omega, rounds):
    quarter, rest = omega * 0.25, 1.0 - omega
    for _ in range(rounds):
        for y in range(1, len(grid) - 1):
            above, row, below = grid[y - 1], grid[y], grid[y + 1]
            for x in range(1, len(row) - 1):
                row[x] = quarter * (above[x] + below[x] + row[x - 1] + row[x + 1]) + rest * row[x]


def fourier(real, imaginary, sign):
    """In place; the length is a power of two."""
    size = len(real)
    j = 0
    for i in range(size - 1):
        if i < j:
            real[i], real[j] = real[j], real[i]
            imaginary[i], imaginary[j] = imaginary[j], imaginary[i]
        bit = size >> 1
        while bit and j & bit:
            j ^= bit
            bit >>= 1
        j |= bit
    half = 1
    while half < size:
        angle = sign * math.pi / half
        for k in range(half):
            c, s = math.cos(angle * k), math.sin(angle * k)
            for i in range(k, size, 2 * half):
                other = i + half
                a = c * real[other] - s * imaginary[other]
                b = c * imaginary[other] + s * real[other]
                real[other], imaginary[other] = real[i] - a, imaginary[i] - b
                real[i] += a
                imaginary[i] += b
        half *= 2


def factor(matrix):
    """The triangular factors, in place, and the order of the rows."""
    size = len(matrix)
    order = list(range(size))
    for k in range(size):
        pivot = max(range(k, size), key=lambda i: abs(matrix[i][k]))
        matrix[k], matrix[pivot] = matrix[pivot], matrix[k]
        order[k], order[pivot] = order[pivot], order[k]
        top = matrix[k]
        scale = 1.0 / top[k]
        for i in range(k + 1, size):
            row = matrix[i]
            row[k] *= scale
            share = row[k]
            for j in range(k + 1, size):
                row[j] -= share * top[j]
    return order


def sparse(values, columns, starts, vector):
    result = []
    for begin, end in zip(starts, starts[1:]):
        total = 0.0
        for i in range(begin, end):
            total += values[i] * vector[columns[i]]
        result.append(total)
    return result


def circle(chance, count):
    inside = 0
    for _ in range(count):
        x, y = chance.next(), chance.next()
        if x * x + y * y <= 1.0:
            inside += 1
    return 4.0 * inside / count


def run():
    chance = Chance(101010)
    grid = [[chance.next() for _ in range(100)] for _ in range(100)]
    relax(grid, 1.25, 20)
    real, imaginary = [chance.next() for _ in range(4096)], [0.0] * 4096
    fourier(real, imaginary, -1)
    peak = math.hypot(real[3], imaginary[3])
    fourier(real, imaginary, 1)
    matrix = [[chance.next() for _ in range(90)] for _ in range(90)]
    order = factor(matrix)
    values = [chance.next() for _ in range(5_000)]
    columns = [int(chance.next() * 1000) for _ in range(5_000)]
    vector = [chance.next() for _ in range(1000)]
    for _ in range(20):
        product = sparse(values, columns, range(0, 5_001, 5), vector)
        vector = [value * 0.5 for value in product]
    pi = circle(chance, 100_000)
    numbers = (grid[30][30], peak, real[5] / 4096, matrix[89][89], vector[77], pi)
    return order[:5], [f"{number:.9f}" for number in numbers]
