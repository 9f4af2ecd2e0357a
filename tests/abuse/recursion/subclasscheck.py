# ends: RecursionError
class M(type):
    def __subclasscheck__(cls, other):
        return issubclass(other, cls)
class C(metaclass=M):
    pass
issubclass(int, C)
