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

print(A.x.__doc__)
print(A.x.getter(lambda s: 1).__doc__)
print(A.x.setter(None).__doc__)
print(property(doc="own").__doc__)
