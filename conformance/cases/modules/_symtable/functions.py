"""Parameters of all kinds, locals, globals."""
from _dump import dump

dump("""
def f(a, /, b, c=d, *args, e, **rest):
    global g
    g = h = a
    def inner(): return h
    return inner
""")
