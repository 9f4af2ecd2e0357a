"""Five million ints in a list."""

kept = list(range(5_000_000))
