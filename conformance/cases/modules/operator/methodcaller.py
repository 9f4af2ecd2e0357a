from operator import methodcaller
print(methodcaller("upper")("abc"), methodcaller("split", ",")("a,b"), methodcaller("split", sep=",", maxsplit=1)("a,b,c"), methodcaller("format", 1, x=2)("{} {x}"))
print(methodcaller("a"), methodcaller("a", 1, x=2), methodcaller("a", 1).__reduce__())
class A:
    def m(self, *args, **kw):
        return args, kw
    @property
    def p(self):
        return lambda *a: ("p", a)
a = A()
a.own = lambda: "own"
print(methodcaller("m", 1, k=2)(a), methodcaller("p", 3)(a), methodcaller("own")(a))
