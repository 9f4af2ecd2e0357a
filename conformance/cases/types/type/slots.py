def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class A:
    __slots__ = ("x", "__y")
    def __init__(self):
        self.x = 1
        self.__y = 2

a = A()
print(a.x, a._A__y, A.__slots__)
show("new", lambda: setattr(a, "z", 1))
show("dict", lambda: a.__dict__)
del a.x
show("unset", lambda: a.x)
