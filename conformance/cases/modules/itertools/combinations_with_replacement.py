from itertools import combinations_with_replacement as cwr
print(list(cwr("abc", 2)), list(cwr([], 0)), list(cwr([], 1)), list(cwr("a", 3)), list(cwr("ab", 0)))
print(len(list(cwr(range(6), 4))), list(cwr(iterable=[1, 2], r=1)))
for call in (lambda: cwr("a", -1), lambda: cwr("a"), lambda: cwr("a", None)):
    try:
        call()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
