def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

from abc import ABC
class A(ABC): pass
class B: pass
print(issubclass(B, A), A.register(B) is B, issubclass(B, A), isinstance(B(), A))
show("bad", lambda: A.register(5))
class C(A): pass
show("cycle", lambda: C.register(A))
