from collections import deque
d = deque([1, 2, 3])
it = iter(d)
print(next(it), it.__length_hint__(), list(it), list(reversed(d)), type(it).__name__, type(reversed(d)).__name__)
it = iter(d)
d.append(4)
for _ in range(2):
    try:
        next(it)
    except (RuntimeError, StopIteration) as e:
        print(type(e).__name__, e)
it = iter(d)
d[0] = 9
print(next(it), sorted(d), it.__reduce__())
