def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class A:
    def f(self, x=1):
        "doc of f"
        return self, x

    def __repr__(self):
        return "<A>"

a = A()
print(A.f is A.__dict__["f"], A.f(5), A.f(None, 2))
class B(A): pass
print(B.f is A.f)
