items = list(range(10))
items[2:5] = "ab"
print(items)
items[::3] = [None] * len(items[::3])
print(items)
items[4:4] = [1, 2, 3]
print(items)
try:
    items[::2] = [1]
except ValueError as error:
    print(error)
