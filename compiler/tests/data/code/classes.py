class Empty: pass
class Doc:
    """Docstring"""
    x = 1
    x: int = 2
    y: "str"
    __private = 3
    def method(self):
        self.attr = self.__private
        self.other: int = 1
        return super().method() and __class__
    class Inner(Base, metaclass=Meta, **kwargs):
        z = x
        if x:
            conditional: int
    @property
    def prop(self): return self.__class__.__name__
    @staticmethod
    def static(*args): pass
    del x
@decorator
class Generic[T, *Ts, **P](Base[T]):
    attribute: T
    def method[U: T](self, x: U, y: list[Ts] = []) -> P.args:
        local: T = x
        return T, U, local
def generic[T: int, U: (str, bytes), V = int, *W = *tuple[int], **X = [int]](a: T, b: U = 1, *, c: V = 2) -> W:
    return T, U, X
type Alias = int
type Recursive[T: (int, str) = int] = list[Recursive[T]] | None
x: int
y: int = 1
(z): int
a.b: int
c[0]: int = 2
if x:
    conditional: list[str]
for i in y:
    looped: str = i
def local_annotations():
    x: int
    y: str = 1
    def nested(a: x, b: y) -> local_annotations: pass
    return nested
def f(x: (lambda: 1) = 2): pass
class Slots(list[T], x=1):
    __slots__ = ()
    [x for x in __slots__]
    def __init__(self):
        self.x, (self.y, *self.z) = 1, 2
        def inner():
            self.w = 1
        for self.v in (): pass
