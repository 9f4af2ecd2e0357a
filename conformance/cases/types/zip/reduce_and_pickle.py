import pickle, copy
z = zip([1, 2, 3], "abc")
next(z)
r = z.__reduce__()
print(r[0], [type(x).__name__ for x in r[1]], len(r))
print(list(pickle.loads(pickle.dumps(zip([1, 2], [3, 4])))))
s = zip([1], [2, 3], strict=True)
print(s.__reduce__()[2])
t = zip([1], [2, 3])
t.__setstate__(1)
try:
    list(t)
except ValueError as e:
    print(e)
print(list(copy.copy(zip("ab", "cd"))))
