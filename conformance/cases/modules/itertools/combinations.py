from itertools import combinations
print(list(combinations("abcd", 2)), list(combinations(range(3), 3)), list(combinations([], 0)), list(combinations([1], 2)), list(combinations("ab", 0)))
print(len(list(combinations(range(10), 5))), sum(1 for _ in combinations(range(20), 3)))
a, b = list(combinations([[1], [2], [3]], 2))[:2]
print(a, b, a[0] is b[0])
for call in (lambda: combinations(), lambda: combinations("a"), lambda: combinations("a", -1), lambda: combinations("a", "b"), lambda: combinations(5, 1)):
    try:
        call()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
