from functools import lru_cache
@lru_cache(typed=True)
def f(x, k=None):
    return type(x).__name__
print(f(1), f(1.0), f(True), f(k=1, x=2), f(x=2, k=1), f.cache_info())
@lru_cache
def g(x):
    return type(x).__name__
print(g(1), g(1.0), g(True), g.cache_info())
