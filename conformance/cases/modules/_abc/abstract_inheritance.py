from abc import ABC, abstractmethod

class A(ABC):
    @abstractmethod
    def f(self): ...
    @abstractmethod
    def g(self): ...

class B(A):
    def f(self):
        return super().f()

class Mixin:
    def g(self):
        return "g"

class C(Mixin, B): ...
class D(B, Mixin): ...

print(sorted(A.__abstractmethods__), sorted(B.__abstractmethods__), sorted(C.__abstractmethods__), sorted(D.__abstractmethods__))
print(C().g(), C().f())
for cls in (A, B, D):
    try:
        cls()
    except TypeError as error:
        print(error)
