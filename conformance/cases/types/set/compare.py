a, b = {1, 2}, {1, 2, 3}
print(a < b, a <= b, a > b, b >= a, a == {2, 1}, a != b, a <= a, a < a)
print(a.issubset(b), a.issubset([1, 2]), b.issuperset(a), b.issuperset("x"), a.isdisjoint({3}), a.isdisjoint([1]))
print(a == frozenset(a), a == [1, 2], {1} == {1.0})
for f in (lambda: a < [1], lambda: a <= 5):
    try:
        f()
    except TypeError as e:
        print(e)
