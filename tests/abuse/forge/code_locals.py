# ends: ok
def f(a, b):
    return a + b
try:
    f.__code__ = f.__code__.replace(co_nlocals=1, co_varnames=('a',))
    f(1, 2)
except (SystemError, ValueError):
    pass
