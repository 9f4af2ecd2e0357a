"""Properties that are read and written, and a descriptor of the program's own."""


class Positive:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner=None):
        return self if instance is None else getattr(instance, self.name)

    def __set__(self, instance, value):
        setattr(instance, self.name, value if value > 0 else 0)


class Circle:
    weight = Positive()

    def __init__(self, radius):
        self._radius = radius
        self.weight = 1

    @property
    def radius(self):
        return self._radius

    @radius.setter
    def radius(self, value):
        self._radius = value

    @property
    def diameter(self):
        return self.radius * 2


def run():
    circle = Circle(1)
    total = 0
    for i in range(560_000):
        circle.radius = i & 255
        total += circle.diameter
        if i % 4 == 0:
            circle.weight = i
            total += circle.weight
    return total
