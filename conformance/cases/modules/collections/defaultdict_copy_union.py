from collections import defaultdict
import copy
d = defaultdict(list, a=[1])
for c in (d.copy(), copy.copy(d), d | {}):
    print(c, type(c).__name__, c["a"] is d["a"], c.default_factory)
print(d | {"b": 2}, {"b": 2} | d, d.__reduce__()[:4])
d |= {"c": 3}
print(d)
for f in (lambda: d | 5, lambda: [] | d):
    try:
        f()
    except TypeError as e:
        print(e)
