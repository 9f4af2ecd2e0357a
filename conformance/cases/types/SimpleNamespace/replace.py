def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

import copy
from types import SimpleNamespace as N
n = N(a=1, b=2)
print(copy.replace(n, a=5), n, n.__replace__(c=3))
show("pos", lambda: n.__replace__(1))
