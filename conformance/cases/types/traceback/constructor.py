def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

import sys, types
T = types.TracebackType
f = sys._getframe()
tb = T(None, f, 0, 7)
print(tb.tb_lineno, tb.tb_next, T(tb, f, 0, 8).tb_next is tb)
show("none", lambda: T())
show("frame", lambda: T(None, 1, 2, 3))
show("next", lambda: T(5, f, 1, 1))
show("lasti", lambda: T(None, f, "a", 1))
