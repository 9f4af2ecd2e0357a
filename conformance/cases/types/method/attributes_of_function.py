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
A.f.extra = 9
print(a.f.extra)
show("set", lambda: setattr(a.f, "x", 1))
show("missing", lambda: a.f.zz)
