def f(a, b=2, *c, d, **e):
    def g(): return a, b, c, d, e
    a = "changed"
    return g
g = f(1, d=4, z=5)
print(g(), f.__code__.co_cellvars, g.__code__.co_freevars)
print([c.cell_contents for c in g.__closure__])
def rebinding(x):
    def get(): return x
    del x
    try:
        return get()
    except NameError as e:
        return str(e)
print(rebinding(1))
