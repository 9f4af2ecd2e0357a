from types import SimpleNamespace as N
n = N(f=lambda *a: a, g=print)
print(n.f(1, 2), n.f() == ())
n.g("called")
n.__call__ = lambda: 1
try:
    n()
except TypeError as e:
    print(e)
n.__len__ = lambda: 5
print(bool(n))
try:
    len(n)
except TypeError as e:
    print(e)
