from abc import ABC

class A(ABC): ...
class B(A): ...
class C(B): ...

C.register(dict)
print(issubclass(dict, A), issubclass(dict, B), issubclass(dict, C))

class Odd(ABC):
    @classmethod
    def __subclasses__(cls):
        return answer

for answer in (None, [], [5], [int], (int,)):
    try:
        print(issubclass(bool, Odd))
    except TypeError as error:
        print(error)
