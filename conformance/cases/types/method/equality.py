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
print(a.f == a.f, a.f is a.f, a.f != A().f, hash(a.f) == hash(a.f), a.f == A.f)
