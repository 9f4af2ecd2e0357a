"""Unions, intersections, differences, subsets, of small sets and of large ones."""


def run():
    small = [frozenset((i, i + 1, i * 2, i % 7)) for i in range(60)]
    evens = set(range(0, 2000, 2))
    threes = set(range(0, 2000, 3))
    total = 0
    for _ in range(36):
        for left in small:
            for right in small:
                if left & right:
                    total += len(left | right)
                if left <= right or left.isdisjoint(right):
                    total += 1
                total += len(left - right)
    for _ in range(900):
        total += len(evens & threes) + len(evens | threes) + len(evens - threes) + len(evens ^ threes)
        if evens.issuperset(threes) or evens == threes:
            total += 1
    return total
