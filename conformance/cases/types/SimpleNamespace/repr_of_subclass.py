def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

from types import SimpleNamespace as N
class S(N): pass
print(S(a=1), S(**{"not an identifier": 1}), S(a=1) == N(a=1))
show("hash", lambda: hash(N()))
show("order", lambda: N() < N())
