def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class A:
    @classmethod
    def f(cls):
        pass

print(A.f == A.f, A.f is A.f, A().f == A.f, hash(A.f) == hash(A.f))
