print(hash(frozenset([1, 2, 3])) == hash(frozenset([3, 2, 1])), hash(frozenset()), hash(frozenset([0])))
print(hash(frozenset([1, 2])), hash(frozenset(range(100))))
d = {frozenset("ab"): 1}
print(d[frozenset("ba")], frozenset([1]) in {frozenset([1.0])})
print(len({frozenset([a, b]) for a in range(10) for b in range(10)}))
