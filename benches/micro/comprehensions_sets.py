"""Set comprehensions: residues, letters, pairs, attributes of objects."""


class Item:
    def __init__(self, kind, size):
        self.kind = kind
        self.size = size


def run():
    items = [Item(f"kind{i % 10}", i * i % 61) for i in range(600)]
    words = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta"] * 20
    total = 0
    for n in range(1_500):
        kinds = {item.kind for item in items}
        sizes = {item.size for item in items if item.size > n % 50}
        letters = {letter for word in words for letter in word}
        residues = {i % 17 for i in range(n, n + 400)}
        points = {(i % 8, i % 5) for i in range(200)}
        total += len(kinds) + len(sizes) + len(letters) + len(residues) + len(points)
    return total
