def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

import sys
def f():
    x = 1
    return sys._getframe()

x = f()
print(x.f_locals)
x.clear()
print(x.f_locals)
show("running", lambda: sys._getframe().clear())
