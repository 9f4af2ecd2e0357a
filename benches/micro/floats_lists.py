"""Lists of floats: sums, means, variances, dot products, smoothing."""


def mean(values):
    return sum(values) / len(values)


def variance(values):
    middle = mean(values)
    return sum((value - middle) ** 2 for value in values) / len(values)


def dot(left, right):
    total = 0.0
    for a, b in zip(left, right):
        total += a * b
    return total


def smooth(values):
    result = values[:]
    for i in range(1, len(values) - 1):
        result[i] = (values[i - 1] + values[i] + values[i + 1]) / 3.0
    return result


def run():
    values = [(i * 7919 % 1000) / 8.0 for i in range(1000)]
    total = 0.0
    for _ in range(560):
        values = smooth(values)
        total += variance(values) + dot(values, values) / 1000.0 + max(values)
    return round(total, 6)
