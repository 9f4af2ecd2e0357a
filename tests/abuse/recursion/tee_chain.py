# ends: ok
import itertools
x = iter([1])
for _ in range(20_000):
    x, _ = itertools.tee(itertools.islice(x, 5))
try:
    list(x)
except RecursionError:
    pass
