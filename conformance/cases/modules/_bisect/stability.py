import _bisect
a = [(1, 'a'), (1, 'b')]
key = lambda item: item[0]
_bisect.insort_left(a, (1, 'l'), key=key)
_bisect.insort_right(a, (1, 'r'), key=key)
print(a)
b = [1.0, 1]
_bisect.insort_right(b, True)
_bisect.insort_left(b, 1 + 0)
print(b)
print(_bisect.bisect_left(b, 1), _bisect.bisect_right(b, 1))
