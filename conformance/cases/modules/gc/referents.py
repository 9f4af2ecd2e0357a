def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

import gc
a, b = [1], {}
l = [a, b]
found = gc.get_referents(l)
print(len(found), any(x is a for x in found), any(x is b for x in found))
print(gc.get_referents(5, "a"), gc.get_referents())
