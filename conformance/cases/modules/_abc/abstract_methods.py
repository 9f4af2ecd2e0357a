def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

from abc import ABC, abstractmethod
class A(ABC):
    @abstractmethod
    def f(self): pass
    @property
    @abstractmethod
    def p(self): pass

print(sorted(A.__abstractmethods__))
show("make", lambda: A())
class B(A):
    def f(self): return 1

show("make", lambda: B())
class C(B): p = 5
print(C().f(), C.__abstractmethods__)
