def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

import sys
def f(): return sys._getframe(1).f_code.co_name
def g(): return f()
print(g(), sys._getframe(0).f_code.co_name)
show("deep", lambda: sys._getframe(1000))
show("str", lambda: sys._getframe("a"))
