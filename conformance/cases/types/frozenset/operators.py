f, s = frozenset([1, 2]), {2, 3}
print(type(f | s).__name__, type(s | f).__name__, type(f & f).__name__, type(f.union([1])).__name__)
print(f - s, s - f, f ^ s == {1, 3}, f & s, f | s == {1, 2, 3})
print(f == s, f < {1, 2, 3}, f.isdisjoint([5]), f.issubset([1, 2]), f >= {1})
