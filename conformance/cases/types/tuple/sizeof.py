print([t.__sizeof__() for t in ((), (1,), (1, 2), tuple(range(10)))])
print(tuple[int], tuple[int, ...], tuple[()])
print(tuple.__name__, tuple.__hash__ is not None, isinstance((), tuple))
