def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class A:
    def __init_subclass__(cls, **kw):
        print("sub", cls.__name__, kw)

class B(A, flag=1):
    pass

print(type(A.__dict__["__init_subclass__"]).__name__)
