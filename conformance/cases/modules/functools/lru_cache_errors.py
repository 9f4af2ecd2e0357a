from functools import lru_cache
n = 0
@lru_cache(2)
def f(x):
    global n
    n += 1
    if x < 0:
        raise ValueError(x)
    return x
for x in (1, -1, -1, 1):
    try:
        print(f(x))
    except ValueError as e:
        print("error", e)
print(n, f.cache_info())
