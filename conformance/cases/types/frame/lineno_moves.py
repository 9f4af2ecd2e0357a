def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

import sys
def f():
    fr = sys._getframe()
    a = fr.f_lineno
    b = fr.f_lineno
    return b - a

print(f())
show("set", lambda: setattr(sys._getframe(), "f_lineno", 1))
show("lasti", lambda: sys._getframe().f_lasti >= 0)
