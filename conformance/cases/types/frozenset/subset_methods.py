f = frozenset(range(5))
print(f.issubset(range(10)), f.issuperset([1]), f.isdisjoint("ab"), f.isdisjoint([4]), f.union([7], "z") == {0, 1, 2, 3, 4, 7, "z"})
print(sorted(f.intersection([1, 2], {2})), sorted(f.difference([1], [2])), sorted(f.symmetric_difference([4, 9])))
for source in ["f.issubset()", "f.issubset(1)", "f.isdisjoint()", "f.union(5)", "f.symmetric_difference()", "f.symmetric_difference([1], [2])", "f.difference(None)", "f.intersection([[]])", "f.union([[]])"]:
    try:
        print(source, sorted(eval(source)))
    except TypeError as e:
        print(source, "|", e)
