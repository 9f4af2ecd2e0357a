from itertools import permutations
print(list(permutations("abc")), list(permutations("abc", 2)), list(permutations("abc", 0)), list(permutations("ab", 3)), list(permutations([])))
print(len(list(permutations(range(6)))), list(permutations(range(4), 3))[-3:], list(permutations("ab", r=None)))
for call in (lambda: permutations(), lambda: permutations("a", -1), lambda: permutations("a", "b"), lambda: permutations("a", 1.0), lambda: permutations(5)):
    try:
        call()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
