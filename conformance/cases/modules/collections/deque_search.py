from collections import deque
d = deque([1, 2, 1.0, "a", None])
print(d.count(1), d.index(1), d.index(1, 1), d.index("a", -3), 2 in d, "b" in d, d.index(None, 0, 5))
d.remove(1)
print(d)
for call in (lambda: d.remove("zz"), lambda: d.index("zz"), lambda: d.index(2, 1), lambda: d.index(2, "a"), lambda: d.index()):
    try:
        call()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
