from collections import deque
print(deque(), deque("abc"), deque([1, 2, 3], 2), deque([1], None), deque(maxlen=3), deque(iterable=[1], maxlen=5), deque([1, 2], 0))
for call in (lambda: deque(5), lambda: deque([], -1), lambda: deque([], "a"), lambda: deque([], 1, 2), lambda: deque(foo=1)):
    try:
        call()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
d = deque([1, 2])
d.__init__("ab", 1)
print(d)
