def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class A:
    __slots__ = ("x", "__dict__", "__weakref__")

a = A()
a.x, a.y = 1, 2
print(a.x, a.y, a.__dict__)
class B(A):
    __slots__ = ()

b = B()
b.q = 1
print(b.__dict__, B.__slots__)
