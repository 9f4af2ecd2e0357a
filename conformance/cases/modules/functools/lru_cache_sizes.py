from functools import lru_cache, cache
for size in (None, 0, -3, 1, 128):
    f = lru_cache(size)(lambda x: x * 2)
    print(size, [f(x) for x in (1, 2, 1, 2, 1)], f.cache_info())
@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(60), fib.cache_info())
@lru_cache
def g(x):
    return [x]
print(g(1) is g(1), g.cache_info())
for call in (lambda: lru_cache("a"), lambda: lru_cache(1.5)(len), lambda: lru_cache(maxsize=2)(5)):
    try:
        call()
    except TypeError as e:
        print(e)
