from itertools import groupby
print([(k, list(g)) for k, g in groupby("aabbbca")], [(k, list(g)) for k, g in groupby([1, 3, 2, 4, 5], key=lambda x: x % 2)], list(groupby([])))
print([k for k, g in groupby("aabb")], [(k, len(list(g))) for k, g in groupby(sorted("mississippi"))])
g = groupby("aab")
k1, g1 = next(g)
k2, g2 = next(g)
print(k1, k2, list(g1), list(g2), next(g, "end"))
g = groupby("ab")
(k, first), *rest = g
print(list(first), rest[0][0])
for call in (lambda: groupby(), lambda: groupby(5), lambda: next(groupby([1], 5)), lambda: groupby([], None, 1)):
    try:
        call()
    except TypeError as e:
        print(e)
