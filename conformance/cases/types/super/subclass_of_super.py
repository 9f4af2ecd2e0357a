def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class S(super):
    pass

class A:
    def f(self):
        return "f"

class B(A):
    pass

print(S(B, B()).f(), type(S(B)).__name__)
