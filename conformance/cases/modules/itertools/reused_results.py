from itertools import combinations, permutations, product, pairwise, zip_longest
for it in (combinations([1, 2, 3], 2), permutations([1, 2, 3], 2), product([1, 2], [3, 4]), pairwise([1, 2, 3, 4]), zip_longest([1, 2, 3], [4])):
    a = next(it)
    b = next(it)
    print(a, b, a is b, list(it))
