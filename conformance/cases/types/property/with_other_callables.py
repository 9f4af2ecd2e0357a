def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class A:
    n = property(str)
    m = property(lambda self: self.k, lambda self, v: setattr(self, "k", v))

    def __str__(self):
        return "text"

a = A()
a.m = 4
print(a.n, a.m, a.k)
