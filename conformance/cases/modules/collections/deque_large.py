from collections import deque
d = deque()
for i in range(10000):
    d.append(i)
    if i % 3 == 0:
        d.popleft()
    if i % 5 == 0:
        d.appendleft(-i)
print(len(d), sum(d), d[0], d[-1], d[len(d) // 2])
while len(d) > 2:
    d.pop()
    d.popleft()
print(d)
