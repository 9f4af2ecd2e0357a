def tried(function, *args):
    try:
        print(type(function(*args)).__mro__)
    except TypeError as error:
        print(error)


for base in object, list, dict, int, tuple, BaseException, type:
    for other in object, list, str, OSError, type:
        try:
            C = type("C", (base,), {"__new__": other.__new__})
        except TypeError as error:
            print(error)
            continue
        tried(C)
        tried(C, ())
        tried(C, 1, 2)


class A:
    def __new__(cls, *args): raise AssertionError


class B(A):
    __new__ = object.__new__
    def __init__(self, *args): self.args = args


tried(B)
tried(B, 3)
