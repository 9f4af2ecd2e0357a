def f(x):
    return x[1:2], x[:], x[::2]
print(f("abc"), f([1, 2, 3]), f((1, 2)))
print(f("abc")[0])
