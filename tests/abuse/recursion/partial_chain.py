# ends: ok
import functools
class P(functools.partial):
    x = 1
f = len
for _ in range(20_000):
    f = P(f)
    f.y = 1
try:
    f([])
except RecursionError:
    pass
try:
    repr(f)
except RecursionError:
    pass
