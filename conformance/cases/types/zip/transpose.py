m = [[1, 2, 3], [4, 5, 6]]
print(list(zip(*m)), [list(r) for r in zip(*zip(*m))])
names, ages = zip(("a", 1), ("b", 2))
print(names, ages)
try:
    a, b = zip()
except ValueError as e:
    print(e)
print(dict(zip("abc", range(3))), set(zip("aa", "bb")))
