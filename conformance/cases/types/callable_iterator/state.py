"""`__reduce__`, copies, and what an exhausted one gives."""
import copy
import pickle

walk = iter(int, 5)
print(walk.__reduce__(), next(walk), hasattr(walk, "__length_hint__"), hasattr(walk, "__setstate__"))
print(next(pickle.loads(pickle.dumps(walk))), next(copy.copy(walk)), next(copy.deepcopy(walk)))
done = iter(int, 0)
print(list(done), done.__reduce__(), list(copy.copy(done)), list(pickle.loads(pickle.dumps(done))))
print([name for name in dir(walk) if name not in dir(object)])
try:
    type(walk)()
except TypeError as error:
    print(error)
