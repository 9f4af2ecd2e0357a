"""Builtin functions are pickled by name, methods with their object."""
import copy
import math
import pickle
from _attempt import attempt

for protocol in range(6):
    print(protocol, [pickle.loads(pickle.dumps(function, protocol)) is function for function in (len, math.sin, print)],
          pickle.loads(pickle.dumps([1, 2].count, protocol))(2), pickle.loads(pickle.dumps("-".join, protocol))("ab"))
print(len.__reduce__(), [1].append.__reduce__(), dict.fromkeys.__reduce__(), pickle.loads(pickle.dumps(dict.fromkeys))("a"))
data = [[1]]
print(copy.copy(data.append).__self__ is data, copy.deepcopy(data.append).__self__ is data, copy.copy(len) is len)
attempt(pickle.dumps, (x for x in ()).send)
