import _bisect
a = [-5, -3, -3, 0, 2**70]
print([_bisect.bisect_left(a, x) for x in (-10, -5, -4, -3, 0, 1, 2**70, 2**71)])
print([_bisect.bisect_right(a, x) for x in (-10.5, -5.0, -3.0, 0.5, float('inf'), float('-inf'))])
print(_bisect.bisect_left(a, float('nan')), _bisect.bisect_right(a, float('nan')))
