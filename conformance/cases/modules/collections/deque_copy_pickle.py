from collections import deque
import copy
d = deque([1, [2]], 5)
c = d.copy()
c[1].append(3)
print(d, c, c.maxlen, copy.copy(d) == d, copy.deepcopy(d)[1] is d[1], d.__reduce__()[:3], deque().__reduce__()[:3])
class D(deque):
    pass
s = D([1], 2)
s.tag = "t"
print(s, s.copy(), type(s.copy()).__name__, s.__reduce__()[:3], type(s + s).__name__)
