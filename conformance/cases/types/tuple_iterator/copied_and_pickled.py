"""Copies of a tuple's iterator."""
import copy
import pickle

walk = iter(("a", "b", "c"))
next(walk)
print(list(copy.copy(walk)), list(copy.deepcopy(walk)), list(walk))
for protocol in range(6):
    walk = iter(("a", "b"))
    next(walk)
    again = pickle.loads(pickle.dumps(walk, protocol))
    print(protocol, type(again).__name__, list(again))
print(iter(()).__reduce__(), list(iter(())), pickle.loads(pickle.dumps(iter(()))).__length_hint__())
