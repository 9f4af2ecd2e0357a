"""Curves integrated by steps, with functions that take and return floats."""


def curve(x):
    return (x - 0.5) ** 2 + 1.0 / (1.0 + x * x)


def simpson(function, low, high, steps):
    width = (high - low) / steps
    total = function(low) + function(high)
    for i in range(1, steps):
        total += function(low + i * width) * (4.0 if i & 1 else 2.0)
    return total * width / 3.0


def newton(value):
    root = value
    while abs(root * root - value) > 1e-9:
        root = (root + value / root) * 0.5
    return root


def run():
    total = simpson(curve, 0.0, 3.0, 580_000)
    for i in range(1, 26_000):
        total += newton(i * 0.5)
    return round(total, 6)
