from types import SimpleNamespace as N
n = N(a=1)
for value in ({"b": 2}, None):
    try:
        n.__dict__ = value
    except AttributeError as e:
        print(e)
try:
    del n.__dict__
except AttributeError as e:
    print(e)
n.__dict__.update(c=3)
print(n.c, n == N(a=1, c=3))
d = vars(n)
d.clear()
print(n, n.__dict__ is d)
