def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

import gc
print(gc.collect(0) >= 0, gc.collect(1) >= 0, gc.collect(generation=2) >= 0)
show("3", lambda: gc.collect(3))
show("-1", lambda: gc.collect(-1))
show("str", lambda: gc.collect("a"))
show("many", lambda: gc.collect(1, 2))
