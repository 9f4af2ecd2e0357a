from functools import partial
def f(*args, **kw):
    return args, kw
p = partial(partial(partial(f, 1, a=1), 2, b=2), 3, a=9)
print(p.func is f, p.args, p.keywords, p(4))
q = partial(f, 1)
q.attr = 5
r = partial(q, 2)
print(r.func is q, r.args, r(3))
