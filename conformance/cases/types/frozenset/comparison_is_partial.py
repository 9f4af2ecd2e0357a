a, b, c = frozenset([1]), frozenset([2]), frozenset([1, 2])
print(a < b, b < a, a == b, a < c, c > b, a <= a, a < a, a != b, not a >= b)
print(sorted([c, a], key=len) == [a, c], max([a, c]) == c, max([c, a]) == c)
print(a.__lt__(c), a.__lt__([1]), a.__eq__([1]), a.__le__({1}), a.__sub__([1]), a.__rsub__({1, 2}))
