import _bisect
a = list(range(10))
for lo in (0, 3, 7):
    for hi in (None, 3, 5, 10):
        print(lo, hi, _bisect.bisect_left(a, 4, lo, hi), _bisect.bisect_right(a, 4, lo, hi))
