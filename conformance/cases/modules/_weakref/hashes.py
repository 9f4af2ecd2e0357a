def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import weakref

class A:
    def __init__(self, n): self.n = n
    def __hash__(self): return self.n
    def __eq__(self, other): return self.n == other.n
class L(list):
    pass

a, b = A(3), A(3)
r, s = weakref.ref(a), weakref.ref(b)
print(hash(r), r == s, r != s, len({r, s}), r is s)
del a
print(hash(r), r == s, r == r, r != s)
t = weakref.ref(b)
u = weakref.ref(A(9))
attempt(hash, u)
attempt(hash, weakref.ref(L()))
l = L()
attempt(hash, weakref.ref(l))
attempt(lambda: r < s)
attempt(lambda: s == 5)
