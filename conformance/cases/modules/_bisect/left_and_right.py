import _bisect
a = [1, 2, 2, 2, 3, 5]
for x in (0, 1, 2, 2.5, 3, 4, 5, 6):
    print(x, _bisect.bisect_left(a, x), _bisect.bisect_right(a, x))
