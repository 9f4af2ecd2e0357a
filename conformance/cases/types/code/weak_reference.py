def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

import weakref
c = compile("1", "f", "eval")
r = weakref.ref(c)
print(r() is c)
del c
print(r())
