from abc import ABC, abstractmethod

class A(ABC):
    @property
    @abstractmethod
    def p(self): ...
    @classmethod
    @abstractmethod
    def c(cls): ...
    @staticmethod
    @abstractmethod
    def s(): ...
    @p.setter
    def p(self, value): ...

print(sorted(A.__abstractmethods__), A.__dict__["p"].__isabstractmethod__, A.__dict__["c"].__isabstractmethod__)
try:
    A()
except TypeError as error:
    print(error)
class B(A):
    p = c = s = None
print(B().p, B.__abstractmethods__)
class Half(ABC):
    @property
    def q(self): ...
    @q.setter
    @abstractmethod
    def q(self, value): ...
print(Half.__abstractmethods__)
