a, *b, c = range(5)
print(a, b, c)
x, y = range(2)
print(x, y, [*range(2), *range(2, 4)], (lambda *a: a)(*range(3)))
try:
    p, q = range(3)
except ValueError as e:
    print(e)
