def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class C(classmethod):
    pass

class A:
    @C
    def f(cls):
        return cls.__name__

print(A.f(), type(A.__dict__["f"]).__name__)
