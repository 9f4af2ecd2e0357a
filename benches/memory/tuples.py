"""A million tuples of two ints."""

kept = [(n, n + 1) for n in range(1_000_000)]
