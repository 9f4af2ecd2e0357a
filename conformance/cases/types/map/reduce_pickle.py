import pickle, copy
m = map(str, [1, 2, 3])
next(m)
r = m.__reduce__()
print(r[0], r[1][0], list(copy.copy(r[1][1])), len(r))
print(list(pickle.loads(pickle.dumps(map(abs, [-1, -2])))))
s = map(max, [1], [2, 3], strict=True)
print(s.__reduce__()[2])
m2 = map(max, [1], [2, 3])
m2.__setstate__(True)
try:
    list(m2)
except ValueError as e:
    print(e)
