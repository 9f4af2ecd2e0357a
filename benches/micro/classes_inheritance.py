"""Hierarchies: super(), overridden methods, several bases, abstract methods, isinstance."""

from abc import ABC, abstractmethod


class Shape(ABC):
    def __init__(self, name):
        self.name = name

    @abstractmethod
    def area(self):
        """Its size."""

    def describe(self):
        return len(self.name) + self.area()


class Colored:
    color = 1

    def describe(self):
        return super().describe() + self.color


class Rectangle(Shape):
    def __init__(self, name, width, height):
        super().__init__(name)
        self.width = width
        self.height = height

    def area(self):
        return self.width * self.height


class Square(Rectangle):
    def __init__(self, name, side):
        super().__init__(name, side, side)


class ColoredSquare(Colored, Square):
    def describe(self):
        return super().describe() * 2


def run():
    total = 0
    for i in range(60_000):
        for shape in (Rectangle("box", i & 7, 3), Square("dice", 2), ColoredSquare("red", 1)):
            total += shape.describe()
            if isinstance(shape, Colored):
                total += 1
            elif isinstance(shape, Shape):
                total += 2
    return total
