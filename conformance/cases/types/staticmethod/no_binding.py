def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class A:
    @staticmethod
    def f(*args):
        return args

print(A.f(), A().f(1), A.f is A.f)
