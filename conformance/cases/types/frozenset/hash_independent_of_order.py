a = frozenset([1, 2, 3, "x"])
b = frozenset(["x", 3, 2, 1, 1])
print(a == b, hash(a) == hash(b), len({a, b}), hash(frozenset()) == hash(frozenset()))
print(hash(frozenset([frozenset([1]), frozenset([2])])) == hash(frozenset([frozenset([2]), frozenset([1])])))
print({frozenset([1]): "v"}[frozenset([True])], frozenset([1]) == {1}, {frozenset()} == {frozenset()})
try:
    hash(frozenset([[]]))
except TypeError as e:
    print(e)
