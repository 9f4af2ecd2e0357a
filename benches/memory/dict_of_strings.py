"""A dict of a million strings and ints."""

kept = {f"key{n}": n for n in range(1_000_000)}
