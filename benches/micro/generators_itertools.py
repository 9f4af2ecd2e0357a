"""Iterators of itertools over one another, over generators and over ranges."""

from itertools import accumulate, chain, combinations, count, groupby, islice, product, takewhile


def squares():
    for i in count():
        yield i * i


def run():
    total = 0
    for n in range(380):
        total += sum(islice(squares(), 2000))
        total += sum(takewhile(lambda square: square < 400_000, squares()))
        total += sum(chain(range(1000), [n, n], (i for i in range(500))))
        for key, group in groupby(range(1500), lambda i: i // 30):
            total += key * len(list(group))
        for a, b in product(range(30), repeat=2):
            total += a ^ b
        for a, b in combinations(range(40), 2):
            total += a & b
        total += max(accumulate(range(500)))
    return total
