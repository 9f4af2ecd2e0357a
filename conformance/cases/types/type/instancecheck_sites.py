"""One call of isinstance() that sees classes, tuples, metaclasses and objects that tell another class."""
from abc import ABC


class Meta(type):
    def __instancecheck__(cls, instance):
        return instance == 7


class Odd(metaclass=Meta):
    pass


class Shape(ABC):
    pass


Shape.register(str)


class Liar:
    __class__ = int


class Base:
    pass


class Derived(Base):
    pass


def check(value, kind):
    return isinstance(value, kind)


values = [1, True, "text", 7, 2.5, (1,), None, Liar(), Derived()]
kinds = [int, tuple, (str, bool), (float, (int, str)), Odd, Shape, Base, int | None, object]
for turn in range(3):
    for kind in kinds:
        print([check(value, kind) for value in values])
for wrong in (5, "int", (int, 5)):
    try:
        print(check(2.5, wrong))
    except TypeError as error:
        print(error)
