from collections import deque
d = deque(range(100))
print(d[0], d[-1], d[50], d[-100])
d[0] = "a"
d[-1] = "z"
del d[50]
print(d[0], d[-1], d[50], len(d))
for key in (100, -100, "x", slice(1), None):
    try:
        d[key]
    except (IndexError, TypeError) as e:
        print(type(e).__name__, e)
    try:
        d[key] = 1
    except (IndexError, TypeError) as e:
        print(type(e).__name__, e)
