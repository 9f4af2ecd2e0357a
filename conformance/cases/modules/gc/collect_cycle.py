def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

import gc
class A:
    def __del__(self):
        print("del")

a = A()
a.me = a
del a
print("before")
print(gc.collect() > 0)
