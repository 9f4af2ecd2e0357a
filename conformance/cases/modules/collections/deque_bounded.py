from collections import deque
d = deque(maxlen=3)
for x in range(5):
    d.append(x)
print(d, d.maxlen)
d.appendleft("l")
d.extend("xy")
print(d)
d.extendleft("pq")
print(d)
try:
    d.insert(0, 1)
except IndexError as e:
    print(e)
try:
    d.maxlen = 5
except AttributeError as e:
    print(e)
z = deque("abc", 0)
z.append(1)
print(z)
