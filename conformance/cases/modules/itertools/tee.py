from itertools import tee
a, b = tee("abc")
print(next(a), list(a), list(b), next(a, "end"))
a, b, c = tee(range(200), 3)
print(sum(a), next(b), sum(b), sum(c), tee([], 0), len(tee([], 5)))
a, b = tee(iter([1, 2, 3]))
next(a)
c, d = tee(a)
print(list(c), list(d), list(a), list(b), type(c).__name__)
import copy
a, = tee([1, 2], 1)
next(a)
print(list(copy.copy(a)), list(a))
for call in (lambda: tee(), lambda: tee(5), lambda: tee([], -1), lambda: tee([], "a")):
    try:
        call()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
