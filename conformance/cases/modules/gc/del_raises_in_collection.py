def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

import gc, sys
sys.unraisablehook = lambda args: print("unraisable", args.exc_type.__name__, args.exc_value)
class A:
    def __del__(self):
        raise ValueError("v")

a = A()
a.me = a
del a
gc.collect()
print("survived")
