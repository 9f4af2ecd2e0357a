# ends: work
x, y = tuple([1.5]), tuple([1.5])
for _ in range(40):
    x, y = (x, x), (y, y)
x == y
