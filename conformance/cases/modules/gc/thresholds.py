def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

import gc
print(gc.get_threshold())
gc.set_threshold(100, 5)
print(gc.get_threshold())
gc.set_threshold(700, 10, 20)
print(gc.get_threshold(), len(gc.get_count()))
show("none", lambda: gc.set_threshold())
show("str", lambda: gc.set_threshold("a"))
show("many", lambda: gc.set_threshold(1, 2, 3, 4))
