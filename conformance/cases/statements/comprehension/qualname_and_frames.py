import sys
def f():
    return [sys._getframe().f_code.co_name for _ in "a"], next(sys._getframe().f_code.co_qualname for _ in "a")
print(f())
print((x for x in ()).__qualname__, f.__code__.co_varnames)
g = (x for x in "ab")
print(g.__name__, g.gi_code.co_varnames, g.gi_code.co_argcount)
