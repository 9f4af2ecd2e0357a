"""Copies go on from the same place, on the same list."""
import copy
import pickle

data = [1, [2], 3]
walk = iter(data)
next(walk)
twin = copy.copy(walk)
data.append(4)
print(list(twin), list(walk))
walk = iter(data)
next(walk)
deep = copy.deepcopy(walk)
data[1].append(5)
print(list(deep), list(walk))
for protocol in range(6):
    walk = iter([7, 8, 9])
    next(walk)
    print(protocol, list(pickle.loads(pickle.dumps(walk, protocol))), list(pickle.loads(pickle.dumps(reversed([1, 2]), protocol))))
done = iter([])
list(done)
print(list(pickle.loads(pickle.dumps(done))), done.__reduce__())
