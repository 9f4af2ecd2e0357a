from types import SimpleNamespace as N
n = N(a="x", b=[1])
n.me = n
print(n)
print(N(**{"not an id": 1, "é": 2, "class": 3}), N())
class B:
    def __repr__(self): return "<B>"
print(N(z=1, a=B()), repr(N(a=N(b=N()))))
n = N()
vars(n)[5] = "int key"
print(n)
