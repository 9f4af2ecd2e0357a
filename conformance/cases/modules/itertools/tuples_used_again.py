# A tuple that an iterator returns again with other items has the hash of these.
from itertools import combinations, permutations, product, zip_longest, pairwise

for iterator in (zip([1, 2], [3, 4], [5, 6]), zip([1, 2], [3, 4]), combinations([1, 2, 3], 2), permutations([1, 2, 3], 2),
                 product([1, 2], [3, 4], [5]), zip_longest([1, 2], [3, 4], [5, 6]), pairwise([1, 2, 3]), enumerate("ab")):
    seen = {}
    item = next(iterator)
    hash(item)
    del item
    item = next(iterator)
    print(type(iterator).__name__, item, hash(item) == hash(tuple(list(item))))

seen = {}
for item in zip("abcab", "bcabc", "cabca"):
    seen[item] = seen.get(item, 0) + 1
print(seen)
