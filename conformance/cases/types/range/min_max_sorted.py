r = range(10, 0, -3)
print(min(r), max(r), sum(r), sorted(r), list(map(str, r)), list(zip(r, range(3))), list(enumerate(r, 1)))
print(any(range(1)), all(range(1, 3)), any(range(2)))
