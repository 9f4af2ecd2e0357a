def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class M(type):
    def __instancecheck__(cls, x):
        return x == 5

    def __subclasscheck__(cls, c):
        return c is int

class A(metaclass=M): pass
print(isinstance(5, A), isinstance(6, A), issubclass(int, A), issubclass(str, A), isinstance(A(), A))
print(type.__instancecheck__(int, True), type.__subclasscheck__(int, bool))
