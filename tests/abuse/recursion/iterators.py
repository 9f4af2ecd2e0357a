# ends: ok
import itertools
x = iter([1])
for _ in range(20_000):
    x = itertools.chain(x)
try:
    list(x)
except RecursionError:
    pass
