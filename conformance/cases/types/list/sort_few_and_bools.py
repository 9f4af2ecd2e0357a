# Few items, booleans, and tuples of them in columns that have kinds in common, or have not.
print(sorted([True, False, True]), sorted([(True, 2), (False, 3), (True, 1)]))
print(sorted([(1, True), (True, False)]), sorted([True, 0, False, 1]), sorted([(True,), (1,), (0,)]))
print(sorted([2, 1]), sorted(["b", "a", "ab"]), sorted([(1, "b"), (1, "a")]), sorted([2.0, 1.5, -0.0, 0.0]))
rows = [(bool(i % 3), bool(i % 2), -i % 5, i) for i in range(40)]
print(sorted(rows) == sorted(rows, key=lambda row: list(map(int, row))), sorted(rows, reverse=True)[0])
# Equal items keep their order.
a, b, c = (1, "x"), (1, "x" * 1), (0, "y")
print([x is y for x, y in zip(sorted([a, b, c]), [c, a, b])])
print(sorted([(1, None), (0, None), (1, None)]), (1, None) < (2, None), (1, 2) < (1, 2, 0), ("a", 1.5) >= ("a", 1.5))
nan = float("nan")
print((nan, 1) < (nan, 2), (0.5, nan) < (0.5, nan), (1, 2.5) < (1, 3), ("a",) < ("\xe9",), (True, 1) < (2, 0))
for pair in (((1, None), (1, 2)), ((1, "a"), (1, 2))):
    try:
        print(pair[0] < pair[1])
    except TypeError as error:
        print(error)
