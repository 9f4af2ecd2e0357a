# ends: ok
import functools, itertools
p = functools.partial(len)
for state in ((), (1, 2, 3, 4), (p, (p,), {}, {}), (len, [1], {}, {})):
    try:
        p.__setstate__(state)
    except TypeError:
        pass
try:
    repr(p)
except RecursionError:
    pass
it = iter([1, 2])
it.__setstate__(-5)
it.__setstate__(10**9)
