from abc import ABC

class Asked:
    def __init__(self, answer):
        self.answer = answer

    @property
    def __isabstractmethod__(self):
        print("asked", type(self.answer).__name__)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer

class A(ABC):
    a = Asked(1)
    b = Asked("")

print(A.__abstractmethods__)
try:
    class B(ABC):
        c = Asked(ValueError("no"))
except ValueError as error:
    print("raised", error)
class NotBool:
    def __bool__(self):
        raise ZeroDivisionError("bool")
try:
    class C(ABC):
        c = Asked(NotBool())
except ZeroDivisionError as error:
    print("raised", error)
