from functools import lru_cache
calls = []
@lru_cache(maxsize=2)
def f(x, y=0):
    calls.append((x, y))
    return x + y
print(f(1), f(1), f(2), f(1), f(3), f(2), f(1, y=0), calls)
print(f.cache_info(), f.cache_parameters())
f.cache_clear()
print(f.cache_info(), f(1), f.cache_info(), f.__wrapped__(5, 6), f.__name__)
