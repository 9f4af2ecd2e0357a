def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

from types import SimpleNamespace as N
print(N(a=1).__reduce__()[1:], N.__doc__ is not None)
n = N(x=1)
n.__init__(y=2)
print(n)
