from abc import abstractmethod

class A:
    @abstractmethod
    def f(self):
        return 1

print(A().f(), A.f.__isabstractmethod__, hasattr(A, "__abstractmethods__"))
class L(list):
    @abstractmethod
    def f(self): ...
print(L([1]))
from abc import ABCMeta
class M(list, metaclass=ABCMeta):
    @abstractmethod
    def f(self): ...
class O(metaclass=ABCMeta):
    @abstractmethod
    def f(self): ...
print(M([2]), M.__abstractmethods__)
try:
    O()
except TypeError as error:
    print(error)
