def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

import sys
f = sys._getframe()
for name in ("f_code", "f_back", "f_globals", "f_lasti", "f_builtins"):
    show(name, lambda: setattr(f, name, 1))
