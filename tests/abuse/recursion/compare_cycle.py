# ends: RecursionError
x, y = [], []
x.append(x)
y.append(y)
x == y
