a, b, c = 1, 2, 3
a, b = b, a
print(a, b, c)
a, b, c = b, c, a
print(a, b, c)
items = [0, 1, 2]
i = 0
i, items[i] = 2, "x"
print(i, items)
