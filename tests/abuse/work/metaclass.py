# ends: work
class M(type):
    def __instancecheck__(cls, other):
        while True:
            pass
class C(metaclass=M):
    pass
isinstance(1, C)
