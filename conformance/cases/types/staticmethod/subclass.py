def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class S(staticmethod):
    pass

class A:
    f = S(len)

print(A.f("abc"), type(A.__dict__["f"]).__name__)
