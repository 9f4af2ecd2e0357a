"""Generators that call themselves: the walk through a tree, permutations, the towers of Hanoi."""


class Tree:
    def __init__(self, value, children=()):
        self.value = value
        self.children = children

    def walk(self):
        yield self.value
        for child in self.children:
            yield from child.walk()


def grow(depth):
    return Tree(depth, [grow(depth - 1) for _ in range(3)] if depth else ())


def permutations(items):
    if len(items) <= 1:
        yield items
        return
    for i, item in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1 :]):
            yield [item] + rest


def hanoi(n, source, target, spare):
    if n:
        yield from hanoi(n - 1, source, spare, target)
        yield source, target
        yield from hanoi(n - 1, spare, target, source)


def run():
    tree = grow(7)
    total = 0
    for _ in range(110):
        total += sum(tree.walk())
    for permutation in permutations(list(range(8))):
        total += permutation[0]
    for source, target in hanoi(15, 1, 2, 3):
        total += source * target
    return total
