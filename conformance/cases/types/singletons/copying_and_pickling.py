"""Copies and pickles are the singleton itself."""
import copy
import pickle

for thing in (None, Ellipsis, NotImplemented, True, False):
    print(thing, copy.copy(thing) is thing, copy.deepcopy(thing) is thing, [pickle.loads(pickle.dumps(thing, protocol)) is thing for protocol in range(6)])
    print(copy.deepcopy([thing])[0] is thing, pickle.dumps(thing, 2))
print(pickle.loads(pickle.dumps(type(None))) is type(None), pickle.loads(pickle.dumps(type(...))) is type(...), pickle.loads(pickle.dumps(type(NotImplemented))))
print(Ellipsis.__reduce__(), NotImplemented.__reduce__())
