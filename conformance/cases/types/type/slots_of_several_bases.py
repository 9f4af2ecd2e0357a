class Empty: __slots__ = ()
class Plain: pass
class Weak: __slots__ = "__weakref__",
class Dict: __slots__ = "__dict__",


class C(Empty, Plain): __slots__ = ()
class D(Weak, Dict): __slots__ = ()
class E(Dict, Weak): __slots__ = "a",
class F(Dict, Weak): pass


for cls in C, D, E, F:
    own = cls()
    own.x = 1
    print(cls.__name__, own.__dict__, own.__weakref__, cls.__base__.__name__, "__dict__" in vars(cls),
          "__weakref__" in vars(cls), cls.__dictoffset__ != 0, cls.__weakrefoffset__ != 0)
for cls in object, Empty, Plain, Weak, Dict, C, D, E, F:
    print(cls.__name__, cls.__basicsize__ - object.__basicsize__)


class G: __slots__ = "a", "b"
class H: __slots__ = "b", "a"
class I(G): __slots__ = "c",
class J(H): __slots__ = "c",
class Q(G): pass
class R(G): __slots__ = "__dict__", "__weakref__"


for cls in G, H, I, J, Q, R:
    for other in G, H, I, J, Q, R:
        own = cls()
        try:
            own.__class__ = other
        except TypeError as error:
            print(error)


class Cells:
    def __init__(self): self.b = 1


class Named(Cells):
    __slots__ = "__classcell__", "__qualname__"
    def __init__(self): super().__init__()


print(type(Named.__dict__["__classcell__"]), Named.__qualname__, Named().b)
try:
    Named().__classcell__
except AttributeError as error:
    print(error)
