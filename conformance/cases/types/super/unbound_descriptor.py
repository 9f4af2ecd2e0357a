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

s = super(B)
print(s.__get__(D()).f(), s.__get__(None) is s)
show("wrong", lambda: s.__get__(5))
