"""Copies of iterators of strings, bytes and bytearrays."""
import copy
import pickle

for data in ("ab\u20ac", "abc", b"abc", bytearray(b"abc"), range(3), range(10**20, 10**20 + 3)):
    walk = iter(data)
    next(walk)
    again = pickle.loads(pickle.dumps(walk))
    print(type(walk).__name__, ascii(list(again)), ascii(list(copy.copy(walk))), ascii(list(copy.deepcopy(walk))), len(list(walk)))
    print([len(list(pickle.loads(pickle.dumps(iter(data), protocol)))) for protocol in range(6)])
