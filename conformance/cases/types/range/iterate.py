print(list(range(5)), list(range(5, 0, -1)), list(range(0, -10, -3)), [*range(3, 3)])
print(list(reversed(range(5))), list(reversed(range(0, 10, 3))), list(reversed(range(5, 0, -2))), sum(range(101)))
it = iter(range(3))
print(next(it), list(it), next(it, "end"))
