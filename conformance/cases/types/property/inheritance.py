def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class A:
    def __init__(self):
        self._x = 1

    @property
    def x(self):
        "The x."
        return self._x

    @x.setter
    def x(self, value):
        self._x = value

    @x.deleter
    def x(self):
        del self._x

class D(A):
    @A.x.getter
    def x(self):
        return super().x * 10

d = D()
d.x = 3
print(d.x, D.x is A.x, D.x.fset is A.x.fset)
