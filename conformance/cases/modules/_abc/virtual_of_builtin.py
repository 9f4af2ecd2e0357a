def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

from abc import ABC
class A(ABC): pass
A.register(int)
print(isinstance(5, A), issubclass(bool, A), isinstance("a", A), isinstance(True, A))
show("class", lambda: issubclass(5, A))
