from collections import deque
d = deque()
d.append(1)
d.appendleft(0)
d.extend([2, 3])
d.extendleft("ab")
print(d, d.pop(), d.popleft(), d, len(d))
d.clear()
print(d, bool(d))
for f in (d.pop, d.popleft):
    try:
        f()
    except IndexError as e:
        print(e)
