def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class A: x = "A"
class B: x = "B"
class C(A): pass
class D(C): pass
c = D()
print(c.x)
C.__bases__ = (B,)
print(c.x, D.__mro__, A.__subclasses__(), B.__subclasses__())
