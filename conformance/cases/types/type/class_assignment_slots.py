def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class A: __slots__ = ("x",)
class B: __slots__ = ("x",)
class C: __slots__ = ("y",)
class D: pass
a = A()
a.x = 3
a.__class__ = B
print(a.x, type(a).__name__)
show("names", lambda: setattr(a, "__class__", C))
show("dict", lambda: setattr(a, "__class__", D))
