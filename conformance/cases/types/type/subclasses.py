def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class A: pass
class B(A): pass
class C(A): pass
print(A.__subclasses__())
del B
import gc
gc.collect()
print(A.__subclasses__(), bool in int.__subclasses__())
