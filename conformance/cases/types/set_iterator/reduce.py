"""How a set's iterator is pickled and copied."""
import copy
import pickle
from _attempt import attempt

data = {1, 2, 3}
walk = iter(data)
next(walk)
print(walk.__reduce__(), list(copy.copy(walk)), list(copy.deepcopy(walk)), list(pickle.loads(pickle.dumps(walk))), list(walk))
print(walk.__reduce__(), list(walk))
walk = iter(data)
data.add(4)
attempt(walk.__reduce__)
print([list(pickle.loads(pickle.dumps(iter(frozenset("a")), protocol))) for protocol in range(6)])
attempt(type(walk))
attempt(lambda: type("Sub", (type(walk),), {}))
