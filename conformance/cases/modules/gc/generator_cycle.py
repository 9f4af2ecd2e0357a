def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

import gc
def g():
    try:
        me = yield
        yield me
    finally:
        print("finally")

it = g()
next(it)
it.send(it)
del it
print("before")
gc.collect()
print("after")
