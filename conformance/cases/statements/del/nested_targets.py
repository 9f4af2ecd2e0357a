a, b, c, d = 1, 2, 3, [4, 5]
del (a, [b, c]), d[0]
print(d, [name for name in "abc" if name in globals()])
