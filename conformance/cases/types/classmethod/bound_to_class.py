def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class A:
    @classmethod
    def f(cls, x=0):
        return cls.__name__, x

class B(A):
    pass

print(A.f(1), B.f(), B().f(2))
print(A.f.__self__, B().f.__self__)
