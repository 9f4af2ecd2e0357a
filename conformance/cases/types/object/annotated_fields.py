"""Classes that annotate attributes, which others assign: dataclasses, subclasses, and plain ones."""
from dataclasses import dataclass, field
from typing import ClassVar


@dataclass
class Base:
    a: int
    b: "str"
    c: list = field(default_factory=list)
    d: bool = False
    e: float = 0.5
    f: ClassVar[int] = 7


@dataclass
class Derived(Base):
    g: int = 1
    h: int = 2
    i: int = 3


class Plain:
    x: int
    y: int = 4

    def set(self):
        self.z = 1


base, derived = Base(1, "b"), Derived(2, "c", e=1.5)
print(base, derived)
print(vars(base), vars(derived))
base.extra = derived.extra = base.f
base.more = 1
print(list(vars(base)), list(vars(derived)))
print([value.e for value in (base, derived) for _ in range(3)], Base.f, derived.f)
plain = Plain()
try:
    plain.x
except AttributeError as error:
    print(error)
plain.set()
plain.y += 1
plain.x = 2
print(vars(plain), Plain.y)


class Shape:
    sides = 0


class Triangle(Shape):
    sides = 3


class Square(Shape):
    sides = 4


class Odd(Shape):
    pass


shapes = [Shape(), Triangle(), Square(), Odd(), Shape()]
shapes[4].sides = 9
for _ in range(3):
    print([shape.sides for shape in shapes])
Triangle.sides = 33
del shapes[4].sides
Odd.sides = property(lambda self: "odd")
print([shape.sides for shape in shapes])
