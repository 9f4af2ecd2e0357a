def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

import abc
class A(abc.ABC):
    @abc.abstractmethod
    def f(self): pass

A.f = lambda self: 1
show("before", lambda: A())
abc.update_abstractmethods(A)
print(A().f(), A.__abstractmethods__)
