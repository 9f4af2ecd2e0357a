# ends: ok
def f(n):
    f.__code__ = g.__code__
    return n
def g(n):
    return -n
assert f(1) == 1 and f(1) == -1
