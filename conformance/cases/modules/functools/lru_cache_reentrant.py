from functools import lru_cache
@lru_cache(3)
def f(n):
    return n if n < 2 else f(n - 1) + f(n - 2)
print(f(30), f.cache_info())
@lru_cache(1)
def g(n):
    return 0 if n == 0 else 1 + g(n - 1)
print(g(10), g(10), g.cache_info())
