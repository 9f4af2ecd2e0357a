from abc import ABC

class A(ABC):
    pass

@A.register
class B:
    pass

print(B.__name__, issubclass(B, A), A in B.__mro__, A.__subclasses__())

class C(B):
    pass

print(issubclass(C, A), isinstance(C(), A))
A.register(B)
A.register(int)
A.register(int)
print(issubclass(bool, A))
