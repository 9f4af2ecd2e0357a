"""A structure that grows while the collector runs by itself."""


def run():
    kept = []
    for n in range(120_000):
        row = [n, [n], {"n": n}]
        kept.append((n, row))
    return len(kept)
