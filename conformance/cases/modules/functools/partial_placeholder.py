from functools import partial, Placeholder
def f(*args):
    return args
p = partial(f, Placeholder, 2, Placeholder, 4)
print(p(1, 3), p(1, 3, 5), p.args)
q = partial(p, "a")
print(q.args, q("b"), partial(p, "x", "y")("z"), partial(p, Placeholder, "third")("first"))
for call in (lambda: p(), lambda: p(1), lambda: partial(f, Placeholder), lambda: partial(f, 1, Placeholder), lambda: partial(f, x=Placeholder)):
    try:
        call()
    except TypeError as e:
        print(e)
