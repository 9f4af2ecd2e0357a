powerset = {frozenset(x for b, x in enumerate("abc") if i >> b & 1) for i in range(8)}
print(len(powerset), frozenset() in powerset, set("ab") in powerset, set("abd") in powerset)
print(frozenset([frozenset()]), frozenset([frozenset([1])]) == {frozenset([1])})
print(frozenset([1]).__sizeof__(), frozenset().__sizeof__(), frozenset.__name__)
