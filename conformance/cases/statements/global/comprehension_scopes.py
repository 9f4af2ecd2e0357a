x = "global"
print([x for x in "ab"], x, {x for x in "a"}, {x: 1 for x in "b"}, list(x for x in "c"), x)
def f(x):
    return [x for _ in "ab"], [[x for x in "c"], x], [x + y for x in "de" for y in x], x
print(f("param"))
class C:
    a = [1, 2]
    b = [i for i in a]
    try:
        c = [a for _ in "x"]
    except NameError as e:
        c = str(e)
    d = [i for i in a if i in [1]]
    try:
        e = [i for i in "ab" if a]
    except NameError as err:
        e = str(err)
    f = list(i for i in a)
print(C.b, C.c, C.d, C.e, C.f, hasattr(C, "i"))
def g():
    fs = [lambda: i for i in range(3)]
    gs = [(lambda j: lambda: j)(i) for i in range(3)]
    return [f() for f in fs], [g() for g in gs], "i" in locals()
print(g())
def h():
    total = 0
    [total := total + n for n in range(4)]
    return total, [y := 5, y ** 2], [last := c for c in "xyz"], last
print(h())
def k():
    try: return [undefined_q for q in "a"]
    except NameError as e: return str(e)
print(k())
print([locals() for i in range(1)][0].get("i"), [sorted(vars()) != [] for z in "a"])
