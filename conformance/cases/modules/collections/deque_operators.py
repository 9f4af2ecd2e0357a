from collections import deque
d = deque([1, 2])
print(d + deque([3]), d * 2, 2 * d, d * 0, d * -1)
e = d
e += "ab"
e *= 2
print(d, e is d, deque([1, 2], 3) * 2, deque([1, 2], 3) + deque([5, 6]), deque([1, 2, 3], 4) * 5)
for f in (lambda: d + [1], lambda: d * "a", lambda: d + 5, lambda: [1] + d):
    try:
        f()
    except TypeError as e:
        print(e)
