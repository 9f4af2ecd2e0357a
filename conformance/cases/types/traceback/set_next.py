def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

import sys, types
f = sys._getframe()
a, b = types.TracebackType(None, f, 0, 1), types.TracebackType(None, f, 0, 2)
a.tb_next = b
print(a.tb_next is b)
show("loop", lambda: setattr(b, "tb_next", a))
show("self", lambda: setattr(a, "tb_next", a))
show("bad", lambda: setattr(a, "tb_next", 5))
show("del", lambda: delattr(a, "tb_next"))
a.tb_next = None
print(a.tb_next)
