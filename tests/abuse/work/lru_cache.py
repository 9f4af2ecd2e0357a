# ends: work
import functools
@functools.lru_cache(maxsize=10)
def f(n):
    return n
n = 0
while True:
    f(n)
    n += 1
