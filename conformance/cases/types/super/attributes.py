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

s = super(B, D())
print(s.__thisclass__, s.__self_class__, type(s.__self__))
print(super(B).__self__, super(B).__self_class__)
