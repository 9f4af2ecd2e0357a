def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

from types import SimpleNamespace as N
n = N(a=1, b="x")
print(n, n.a, n == N(a=1, b="x"), n == N(a=1), n != 5)
n.c = [n]
print(n)
del n.a
print(vars(n).keys())
