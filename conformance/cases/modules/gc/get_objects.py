def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

import gc
class A: pass
a = A()
l = [a]
print(any(x is l for x in gc.get_objects()), any(x is l for x in gc.get_objects(generation=0)) in (True, False))
show("3", lambda: gc.get_objects(3))
show("str", lambda: gc.get_objects("a"))
