from abc import ABC, abstractmethod
class A(ABC):
    @abstractmethod
    def m(self): pass
class B(A):
    def m(self): return super().m()
print(B().m())
try:
    A()
except TypeError as e:
    print(e)
print(A.m(None))
