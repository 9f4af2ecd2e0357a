from abc import ABC

class A(ABC):
    pass

class B(ABC):
    pass

class C(A):
    pass

A.register(A)
A.register(B)
for first, second in ((B, A), (C, A), (B, C)):
    try:
        print(first.register(second).__name__)
    except RuntimeError as error:
        print(type(error).__name__, error)
print(issubclass(B, A), issubclass(A, B), issubclass(C, B))
