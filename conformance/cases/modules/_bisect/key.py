import _bisect
a = ['a', 'bb', 'cccc']
print(_bisect.bisect_left(a, 3, key=len), _bisect.bisect_right(a, 2, key=len), _bisect.bisect_left(a, 0, key=len))
_bisect.insort_left(a, 'xyz', key=len)
print(a)
_bisect.insort_right(a, 'zz', key=len)
print(a)
print(_bisect.bisect_left([5, 3, 1], -3, key=lambda v: -v), _bisect.bisect_left([1, 2], 1, key=None))
