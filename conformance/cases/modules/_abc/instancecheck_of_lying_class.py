from abc import ABC

class A(ABC):
    pass

class Liar:
    __class__ = A

class Other:
    @property
    def __class__(self):
        return int

A.register(int)
print(isinstance(Liar(), A), issubclass(Liar, A), isinstance(Other(), A), type(Other()).__name__)
class Raising:
    @property
    def __class__(self):
        raise ZeroDivisionError("class")
try:
    isinstance(Raising(), A)
except ZeroDivisionError as error:
    print(error)
print(isinstance(Raising, A), isinstance(5, A))
