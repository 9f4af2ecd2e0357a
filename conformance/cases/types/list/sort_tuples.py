# Tuples of several kinds and lengths as keys: the order of the first items, then of the second ones, then of the rest.
rows = [(2,), (1, 5), (1,), (2, -1), (1, 5, 0), (1, -7), (2, 0)]
print(sorted(rows), sorted(rows, reverse=True))
print(sorted([(1, "b"), (1, ""), (1, "a\x00"), (0, "é"), (1, "a"), (1, "abcdefgh"), (1, "abcdefg"), (1,), (1, "abcdefgz")]))
print(sorted([(1, "b"), (1, "日本"), (1, "日"), (0, "é"), (1, "z"), (1, "\U0001f600"), (1, "")]))
print(sorted([(1.5, 2), (-0.0, 3), (0.0, 1), (float("-inf"), 0), (1.5, -2), (float("inf"), 9)]))
print(sorted([("b", 1), ("a", 2), ("a", 1), ("", 7)]), sorted([(1, 2.5), (1, -2.5), (1, -0.0), (1, 0.0), (0, 1e300)]))
print(sorted([(1, 2), (1, 2.5), (1, True)]), sorted([(1, (2, 3)), (1, (2,)), (0, ())]))
print(sorted([(1, -(2**61)), (1, 2**61 - 1), (1,), (1, 0)]), sorted([(1, 2**70), (1, 3), (1, -(2**70))]))
print([i for _, _, i in sorted([(n % 3, n % 2, -n) for n in range(12)])])
print(sorted(range(9), key=lambda n: (n % 2, "ab"[n % 3 > 0])), sorted(range(9), key=lambda n: (n % 2, n % 3), reverse=True))
try:
    sorted([(1, "a"), (1, 2)])
except TypeError as error:
    print(error)
