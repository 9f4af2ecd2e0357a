from operator import attrgetter
class A:
    pass
a = A()
a.x = 1
a.b = A()
a.b.c = A()
a.b.c.d = "deep"
print(attrgetter("x")(a), attrgetter("b.c.d")(a), attrgetter("x", "b.c.d")(a), attrgetter("real", "imag")(5))
print(attrgetter("x"), attrgetter("b.c", "x"), attrgetter("b.c").__reduce__())
a.é = 5
print(attrgetter("é")(a), attrgetter("b.c", "é")(a)[1])
