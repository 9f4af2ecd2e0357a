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

print(A.x.__name__)
show("none", lambda: property().__name__)
p = property()
p.__name__ = "given"
print(p.__name__)
print(property(len).__name__)
