def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

import sys
def f():
    x = 1
    sys._getframe().f_locals["x"] = 5
    return x

print(f())
def g():
    sys._getframe().f_locals["extra"] = 1
    return sys._getframe().f_locals

print(g()["extra"], locals() is globals())
