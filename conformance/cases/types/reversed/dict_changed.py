d = {1: 1, 2: 2}
r = reversed(d)
print(next(r, "over"))
d[3] = 3
try:
    next(r)
except RuntimeError as e:
    print(e)
r = reversed(d.items())
print(next(r, "over"))
d[3] = 4
print(next(r, "over"))
del d[1]
d[9] = 1
try:
    print(next(r))
except RuntimeError as e:
    print(e)
