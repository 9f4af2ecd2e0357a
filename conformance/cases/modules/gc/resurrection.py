def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

import gc
saved = []
class A:
    def __del__(self):
        print("del")
        saved.append(self)

a = A()
a.me = a
del a
gc.collect()
print(len(saved))
saved.clear()
gc.collect()
print("once only")
