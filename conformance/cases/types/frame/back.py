def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

import sys
def a(): return b()
def b(): return sys._getframe().f_back
f = a()
print(f.f_code.co_name, f.f_back.f_code.co_name if f.f_back else None)
print(sys._getframe().f_back)
