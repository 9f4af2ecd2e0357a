import sys
print(list(reversed(range(0, 10, 3))), list(reversed(range(5, 5))), list(reversed(range(3, -3, -2))))
print(next(reversed(range(2**70))), next(reversed(range(-2**70, 0, 7))))
print(list(reversed(range(sys.maxsize - 2, sys.maxsize + 2))))
r = reversed(range(10))
print(r.__length_hint__(), next(r), r.__length_hint__())
