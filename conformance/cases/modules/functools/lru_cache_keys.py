from functools import lru_cache
@lru_cache
def f(*args, **kw):
    return len(args), sorted(kw)
print(f(), f(1), f("a"), f(a=1), f(b=2, a=1), f(a=1, b=2), f(1, 2), f((1, 2)), f.cache_info())
for args in (([],), ({},), (1, [])):
    try:
        f(*args)
    except TypeError as e:
        print(e)
