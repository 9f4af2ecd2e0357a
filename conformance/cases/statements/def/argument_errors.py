def two(a, b): pass
def kw(*, x, y=1): pass
def pos(a, /, b): pass
def many(a, b, c, d, *, e, f): pass
for call in ["two()", "two(1)", "two(1, 2, 3)", "two(1, a=2)", "two(1, z=3)", "kw()", "kw(1)", "kw(x=1, z=2)", "pos(a=1, b=2)",
             "many()", "many(1, 2)", "many(1, 2, 3, 4)", "two(*'abc')", "two(**{'a': 1, 5: 2})", "two(1, **[])", "two(*5)",
             "two(1, 2, **{'b': 3})", "kw(xx=1)"]:
    try:
        eval(call)
    except TypeError as error:
        print(call, "->", error)
