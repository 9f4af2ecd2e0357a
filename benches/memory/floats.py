"""Five million floats in a list."""

kept = [n * 0.5 for n in range(5_000_000)]
