"""Attributes of classes that have a metaclass of their own, at one place, while both change."""
from enum import Enum


class Color(Enum):
    RED = 1
    GREEN = 2


class Meta(type):
    def __getattr__(cls, name):
        return name.upper()


class Plain(metaclass=Meta):
    x = 1


class Strict(type):
    def __getattribute__(cls, name):
        return "strict " + name if name == "x" else super().__getattribute__(name)


class Guarded(metaclass=Strict):
    x = 1


def get(cls):
    return cls.x


def red():
    return [Color.RED.value for _ in range(3)]


print(red(), Color.RED is Color(1))
print([get(Plain) for _ in range(4)], [get(Guarded) for _ in range(4)])
Meta.x = property(lambda cls: "property")
print([get(Plain) for _ in range(4)])
del Meta.x
del Plain.x
print([get(Plain) for _ in range(4)])
Meta.x = "plain"
print([get(Plain) for _ in range(4)])
Plain.x = 2
print([get(Plain) for _ in range(4)])
try:
    for _ in range(3):
        Color.BLUE
except AttributeError as error:
    print(error)
