from functools import partial
print(partial(len), partial(max, 1, "a"), partial(int, base=2), partial(partial(max, 1), 2))
class P(partial):
    pass
print(P(len), P(len, 1, x=2))
p = partial(len)
p.__setstate__((p, (p,), {"k": p}, None))
print(p)
p.__setstate__((len, (), {}, None))
