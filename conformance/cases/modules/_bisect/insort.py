import _bisect
a = []
for x in (5, 1, 4, 1, 3):
    _bisect.insort_right(a, x)
    print(a)
_bisect.insort_left(a, 4)
_bisect.insort_left(a, 0)
_bisect.insort_right(a, 9)
print(a, _bisect.insort_left(a, 2))
