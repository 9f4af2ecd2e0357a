import functools

@functools.cache
@decorator(1)
def everything(a, b: int, /, c=1, d: "x" = 2, *args: y, e, f: z = 3, **kwargs: w) -> None:
    """A docstring.

        Indented.
    """
    return a, b, c, d, args, e, f, kwargs

def closures(a, b=1):
    c = 2
    def inner(d=a, *, e=b):
        f = lambda x=c: (a, c, d, e, x)
        return f
    class D(a):
        g = a
        def method(self): return __class__, a, super().method()
    return inner, D

lambda: 0
lambda a, /, b=1, *c, d, e=2, **f: (a, b, c, d, e, f)
lambda *, a: a

def calls(f, g, *a, **k):
    f()
    f(1, 2)
    f(1, x=2)
    f(*a)
    f(1, *a, 2, **k)
    f(x=1, **k, y=2)
    f(**k)
    f.g(1)
    f.g(x=1)
    f.g(*a)
    f.g.h(1)(2)
    f(a for a in a)
    super().x
    super().x()
    super().x(k=1)
    super(f, g).x
    super(f, g).x(1)
    super().__init__(*a)
    any(x for x in a), all(x for x in a), tuple(x for x in a)
    print(1, (yield), *a)
    "{}".format(1)
    f(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, a=1)

def generator(x):
    y = yield
    z = yield x
    w = yield from y
    try:
        yield z
    finally:
        yield w
    return 1

async def coroutine(x):
    await x
    async for y in x:
        if y: break
        await y
    else:
        return [a async for a in x if await a]
    return {k: v async for k, v in x}, (b async for b in x), {await c for c in x}

async def async_generator(x):
    yield 1
    async for y in x:
        yield y
    return

def many_locals(x):
    a0 = a1 = a2 = a3 = a4 = a5 = a6 = a7 = a8 = a9 = a10 = a11 = a12 = a13 = a14 = a15 = a16 = a17 = a18 = x
    b0, b1, b2, b3 = a0, a1, a2, a3
    b0, b1 = b1, b0
    b0, b1, b2 = b2, b1, b0
    return a15 + a16 + a17 + a18 + b0 * b1

def comprehensions(x):
    [a for a in x]
    [a for a in x if a if not a for b in a]
    {a: b for a, b in x}
    {a for a in [x]}
    [[b for b in a] for a in x]
    [lambda: a for a in x]
    [x for x in x]
    (a for a in x for b in a)
    [y := a for a in x]
    return y

[module for module in range(3)]
class C:
    a = [b for b in range(3)]
    c = [(lambda: d) for d in a]
