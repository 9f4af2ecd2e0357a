from functools import partial
def f(*args, **kw):
    return args, kw
p = partial(f, 1, 2, x=3)
print(p(), p(4), p(4, x=5, y=6), p.func is f, p.args, p.keywords)
print(partial(int, base=2)("101"), partial(print, "a", sep="-")("b"), partial(p, 9, z=1)(8))
for call in (lambda: partial(), lambda: partial(5), lambda: partial(func=f), lambda: partial(len)(), lambda: partial(len, 1)()):
    try:
        call()
    except TypeError as e:
        print(e)
