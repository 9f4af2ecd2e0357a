from abc import ABC, abstractmethod
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def name(self): ...
class Square(Shape):
    name = "square"
    def area(self): return 4
for cls in (Shape, Square, type("Half", (Shape,), {"area": lambda self: 1})):
    try:
        print(cls().area())
    except TypeError as error:
        print(error)
print(sorted(Shape.__abstractmethods__), Shape.register(int), isinstance(5, Shape))
