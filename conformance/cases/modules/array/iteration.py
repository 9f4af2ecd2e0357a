from array import array
a = array('i', [1, 2, 3])
it = iter(a)
print(next(it), it.__reduce__()[1:], list(it), list(it), it.__reduce__()[1:], list(reversed(a)), 2 in a, 9 in a, 'x' in a)
it = iter(a)
it.__setstate__(1)
a.append(4)
print(list(it), sum(a), max(a), sorted(a, reverse=True))
print(type(it).__name__, [x for x in array('w', 'ab')])
