def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class A:
    @staticmethod
    def f():
        return "A"

class B(A):
    @staticmethod
    def f():
        return "B" + A.f()

print(B.f(), B().f(), super(B, B).f())
