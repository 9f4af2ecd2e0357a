from collections import deque
d = deque([1, "a"])
d.append(d)
print(d)
l = []
d = deque([l], 3)
l.append(d)
print(d, l, deque[int], deque([1]).__sizeof__(), deque(range(100)).__sizeof__())
