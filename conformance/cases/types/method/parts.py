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
m = a.f
print(m.__func__ is A.f, m.__self__ is a, m.__name__, m.__doc__, m.__qualname__, m.__module__)
