class Meta(type):
    def __or__(cls, other): return ("or", cls.__name__, other)
    def __ror__(cls, other): return ("ror", cls.__name__, other)
class A(metaclass=Meta): pass
print(A | int, int | A, A | None, 5 | A)
class B: pass
print(B | A, A | B)
class M2(type):
    def __or__(cls, other): return NotImplemented
class X(metaclass=M2): pass
try:
    print(X | int)
except TypeError as e:
    print(e)
