"""Iterators of ranges, small and large."""
for numbers in (range(3), range(5, 0, -2), range(0), range(10**20, 10**20 + 2), range(2**63 - 2, 2**63 + 1), range(-(2**63), -(2**63) + 2)):
    walk = iter(numbers)
    print(type(walk).__name__, walk.__length_hint__(), next(walk, "none"), walk.__length_hint__(), list(walk), walk.__length_hint__())
    back = reversed(numbers)
    print(type(back).__name__, list(back))
