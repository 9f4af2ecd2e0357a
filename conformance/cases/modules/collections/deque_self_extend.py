from collections import deque
d = deque([1, 2])
d.extend(d)
print(d)
d.extendleft(d)
print(d)
d += d
print(len(d))
e = deque([1, 2, 3], 4)
e.extend(e)
print(e)
