from collections import OrderedDict as O
import copy
o = O(a=[1])
print(o.copy(), copy.copy(o), o | {"b": 2}, {"b": 2} | o, type({"b": 2} | o).__name__, o.copy()["a"] is o["a"])
o |= [("c", 3)]
print(o, o.__reduce__()[:4], O.fromkeys("ab", 0))
o.tag = 5
print(o.__dict__, o.__reduce__()[2], copy.copy(o).__dict__)
for f in (lambda: o | 5, lambda: 5 | o, lambda: o.update(1), lambda: o.update(1, 2)):
    try:
        f()
    except TypeError as e:
        print(e)
