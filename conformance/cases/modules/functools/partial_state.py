from functools import partial
def f(*args, **kw):
    return args, kw
p = partial(f, 1, k=2)
p.x = 5
print(p.__reduce__()[1:] == ((f,), (f, (1,), {"k": 2}, {"x": 5})), p.__dict__)
q = partial(len)
q.__setstate__(p.__reduce__()[2])
print(q(3), q.x, q.func is f)
for state in (1, (), (1, 2, 3, 4), (f, 1, {}, None), (f, (), 1, None), (f, (), {}), (5, (), {}, None)):
    try:
        q.__setstate__(state)
    except TypeError as e:
        print(e)
