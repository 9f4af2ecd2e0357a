def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

import gc
class A: pass
a = A()
holder = [a]
print(any(x is holder for x in gc.get_referrers(a)))
print(gc.get_referrers())
