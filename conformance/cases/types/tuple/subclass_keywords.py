class A(tuple):
    def __init__(self, *args, **kw):
        self.kw = kw
class B(tuple):
    pass
print(A([1], x=2), A([1], x=2).kw)
try:
    B([1], x=2)
except TypeError as e:
    print(e)
class C(tuple):
    __slots__ = ()
try:
    C().x = 1
except AttributeError as e:
    print(e)
