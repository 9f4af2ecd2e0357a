def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

import gc
gc.disable()
gc.collect()
gc.set_debug(gc.DEBUG_SAVEALL)
x = []
x.append(x)
del x
gc.collect()
print(gc.garbage, gc.get_debug())
gc.set_debug(0)
gc.garbage.clear()
print(gc.collect() >= 1)
