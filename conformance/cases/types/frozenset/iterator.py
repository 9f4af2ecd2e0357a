it = iter(frozenset([1]))
print(next(it), next(it, "end"), it.__length_hint__(), type(it).__name__)
print(sorted(frozenset("cba")), max(frozenset([3, 9])), sum(frozenset(range(5))))
print(list(frozenset(range(10))))
