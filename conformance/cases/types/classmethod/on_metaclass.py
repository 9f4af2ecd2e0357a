def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class M(type):
    @classmethod
    def f(mcs):
        return mcs.__name__

class A(metaclass=M):
    pass

print(A.f(), M.f())
