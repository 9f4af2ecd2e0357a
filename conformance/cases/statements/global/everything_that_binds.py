def f():
    global a, b, c, d, e, g, h, i, j, k, l, m, n, o
    a = 1
    for b in "b": pass
    import math as c
    from os import path as d
    def e(): pass
    class g: pass
    with open("/dev/null") as h: pass
    try: 1 / 0
    except ZeroDivisionError as i: pass
    (j := 2)
    k, *l = 3, 4
    match [5]:
        case [m]: pass
    n = o = None
    n += 1 if n else (o := 6) and 0 if False else 0 or 0 if n is not None else 0 or 0 if False else 0 if n else 0 or 0 if False else 0 if False else 0 if n else 0
f_error = None
try:
    f()
except TypeError as error:
    f_error = str(error)
print(f_error, a, b, c.__name__, d.__name__ in ("posixpath", "ntpath"), e.__qualname__, g.__qualname__, h.closed, "i" in globals(), j, k, l, m, n, o)
def g2():
    global p, q
    p = q = 1
    del p
    return "p" in globals(), q
print(g2())
def listcomp():
    global r
    return [r := x for x in range(3)], r
print(listcomp(), r)
