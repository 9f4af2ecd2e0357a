print([set(range(n)).__sizeof__() for n in (0, 1, 4, 5, 8, 20, 100)])
print(set[int], frozenset[str], set.__name__)
print(set.__contains__({1}, 1), set.__len__({1}), set.__and__({1}, [1]), set.__or__({1}, {2}), set.__rsub__({1}, {1, 2}))
