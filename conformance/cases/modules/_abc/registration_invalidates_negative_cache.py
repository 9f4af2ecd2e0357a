from abc import ABC

class A(ABC):
    pass

class B(A):
    pass

class X:
    pass

print(issubclass(X, A), issubclass(X, B))
B.register(X)
print(issubclass(X, A), issubclass(X, B))

class Y(X):
    pass

print(issubclass(Y, A), isinstance(Y(), B))
