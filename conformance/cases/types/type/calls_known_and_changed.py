# Classes called at one place: of metaclasses with and without a __call__, changed between the calls, abstract for a while.
import abc


class Plain(abc.ABC):
    def __init__(self, x):
        self.x = x


class Meta(type):
    pass


class Made(metaclass=Meta):
    def __init__(self, x):
        self.x = x * 2


class Bare(metaclass=Meta):
    pass


def call(cls, x):
    return cls(x)


def bare(cls):
    return cls()


for cls in (Plain, Made):
    print([call(cls, i).x for i in range(40)][-3:])
Plain.__init__ = lambda self, x: setattr(self, "x", -x)
print([call(Plain, i).x for i in range(40)][-2:])
Made.extra = 1
print([call(Made, i).x for i in range(40)][-2:])
print([type(bare(Bare)).__name__ for _ in range(3)])
Meta.__call__ = lambda cls, *args: ("called", cls.__name__, args)
print(call(Made, 1), bare(Bare), call(Plain, 3).x)
del Meta.__call__
print(call(Made, 1).x, type(bare(Bare)).__name__)
Plain.__abstractmethods__ = frozenset({"missing"})
try:
    print(call(Plain, 1))
except TypeError as error:
    print(error)
Plain.__abstractmethods__ = frozenset()
print(call(Plain, 1).x)
Made.__new__ = lambda cls, x: x
print(call(Made, 5))
Bare.__init__ = lambda self, y=3: setattr(self, "y", y)
print([bare(Bare).y for _ in range(40)][-1], call(Bare, 4).y)
del Bare.__init__
try:
    call(Bare, 4)
except TypeError as error:
    print(error)
