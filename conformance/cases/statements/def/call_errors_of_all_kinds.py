def f(a, b=2, /, c=3, *, d, e=5): return a, b, c, d, e
def g(*args, **kw): return args, kw
def h(): pass
def one(x): pass
def two(x, y): pass
def kw(*, k, l): pass
def pos(a, /): pass
def posd(a=1, /, **k): return a, k
class C:
    def m(self, x): pass
    @staticmethod
    def s(x): pass
    @classmethod
    def c(cls, x): pass
c = C()
for source in ["f()", "f(1)", "f(1, d=4)", "f(1, 2, 3, 4, d=4)", "f(a=1, d=4)", "f(1, b=2, d=4)", "f(1, c=2, d=4)", "f(1, 2, 3, c=4, d=5)", "f(1, d=4, z=5)", "f(d=4)", "g(1, *[2], x=3, **{'y': 4})", "g(**{1: 2})", "g(x=1, **{'x': 2})", "g(*5)", "g(**5)", "g(*None)", "g(**None)", "h(1)", "h(x=1)", "one()", "one(1, 2)", "one(1, x=2)", "one(y=1)", "two()", "two(1)", "two(1, 2, 3)", "kw()", "kw(k=1)", "kw(1, k=1, l=2)", "kw(1, 2)", "pos(a=1)", "pos()", "posd(a=5)", "c.m()", "c.m(1, 2)", "C.m()", "C.m(1)", "c.s()", "c.s(1, 2)", "c.c()", "C.c(1, 2)", "one(**{'x': 1}, **{'x': 2})", "(lambda x: x)()", "(lambda: 0)(1)"]:
    try:
        print(source, eval(source))
    except TypeError as e:
        print(source, "|", e)
