import copy, pickle
from types import MappingProxyType as M
m = M({"a": [1]})
for f in (copy.copy, copy.deepcopy, pickle.dumps):
    try:
        print(f(m))
    except TypeError as e:
        print(f.__name__.strip("_"), e)
c = m.copy()
print(c["a"] is m["a"], c == m, repr(m), str(m))
