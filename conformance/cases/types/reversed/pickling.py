import pickle, copy
for x in ([1, 2, 3], "abc", (1, 2), range(4), {1: 2, 3: 4}):
    r = reversed(x)
    next(r)
    print(list(pickle.loads(pickle.dumps(r))), type(r).__name__)
r = reversed("ab")
print(r.__reduce__()[1:], list(copy.copy(r)))
list(r)
print(r.__reduce__())
