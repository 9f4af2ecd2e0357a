import copy, pickle
e = enumerate("abcd", 1)
next(e)
print(e.__reduce__()[1][1], e.__reduce__()[0])
c = copy.copy(e)
print(next(c), next(e))
p = pickle.loads(pickle.dumps(enumerate([1, 2], 5)))
print(list(p))
