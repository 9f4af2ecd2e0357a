def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

import gc
class A:
    def __del__(self):
        saved.append(self)

saved = []
a = A()
print(gc.is_finalized(a))
del a
print(gc.is_finalized(saved[0]), gc.is_finalized(1))
