def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

import weakref
def f(): pass

r = weakref.ref(f)
print(r() is f)
del f
print(r())
