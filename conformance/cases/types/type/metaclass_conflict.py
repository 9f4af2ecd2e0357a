def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class M1(type): pass
class M2(type): pass
class A(metaclass=M1): pass
class B(metaclass=M2): pass
show("conflict", lambda: type("C", (A, B), {}))
class M3(M1, M2): pass
class C(A, B, metaclass=M3): pass
print(type(C).__name__)
