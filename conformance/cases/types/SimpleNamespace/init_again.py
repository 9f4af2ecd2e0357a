from types import SimpleNamespace as N
n = N(a=1)
n.__init__(b=2)
print(n)
n.__init__({"a": 5, "c": 6}, c=7)
print(n)
print(N.__new__(N), N.__init__(n))
try:
    n.__init__(1, 2)
except TypeError as e:
    print(e)
