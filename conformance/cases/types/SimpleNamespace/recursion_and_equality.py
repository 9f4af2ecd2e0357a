from types import SimpleNamespace as N
a, b = N(), N()
a.x, b.x = b, a
print(a)
try:
    a == b
except RecursionError as e:
    print(type(e).__name__)
a.x = a
print(a == a, repr(a))
