"""How the iterators of a dict are pickled and copied."""
import copy
import pickle
from _attempt import attempt

table = {"a": 1, "b": 2, "c": 3}
for make in (iter, lambda d: iter(d.values()), lambda d: iter(d.items()), reversed, lambda d: reversed(d.values()), lambda d: reversed(d.items())):
    walk = make(table)
    next(walk)
    print(type(walk).__name__, walk.__reduce__(), list(copy.copy(walk)), list(pickle.loads(pickle.dumps(walk))), list(walk))
    print(walk.__reduce__(), hasattr(walk, "__setstate__"))
walk = iter(table)
table["d"] = 4
attempt(walk.__reduce__)
