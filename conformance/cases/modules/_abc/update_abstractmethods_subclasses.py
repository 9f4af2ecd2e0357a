import abc

class A(abc.ABC):
    @abc.abstractmethod
    def f(self): ...

class B(A):
    pass

A.f = lambda self: "f"
print(abc.update_abstractmethods(A) is A, A().f(), B.__abstractmethods__)
try:
    B()
except TypeError as error:
    print(error)
abc.update_abstractmethods(B)
print(B().f())
class Plain: ...
print(abc.update_abstractmethods(Plain) is Plain, hasattr(Plain, "__abstractmethods__"))
B.g = abc.abstractmethod(lambda self: 1)
abc.update_abstractmethods(B)
print(B.__abstractmethods__)
