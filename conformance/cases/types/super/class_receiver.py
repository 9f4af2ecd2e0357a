def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class A:
    name = "A"

    def f(self):
        return ["A"]

class B(A):
    def f(self):
        return super().f() + ["B"]

class C(A):
    def f(self):
        return super().f() + ["C"]

class D(B, C):
    def f(self):
        return super().f() + ["D"]

print(super(D, D).f(D()), super(D, D).name)
