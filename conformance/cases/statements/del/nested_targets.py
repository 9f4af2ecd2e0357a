a, b, c, d = 1, 2, 3, [4, 5]
del (a, [b, c]), d[0]
print(d, [name for name in "abc" if name in globals()])
try:
    del d[0], d[0]
except IndexError as error:
    print(error, d)
x = y = {"k": 1}
del (((x["k"]))), [y]
print(x, "y" in globals())
