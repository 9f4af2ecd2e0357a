class Base:
    def __init__(self, size): self.size = size
    def area(self): return self.size
class One(Base): pass
class Two(Base):
    def area(self): return self.size * 2
class Three(Base):
    def __init__(self, size):
        self.other = 0
        self.size = size
class Four(One): pass

def sizes(shapes): return [shape.size for shape in shapes], [shape.area() for shape in shapes]

shapes = [One(1), Two(2), Three(3), Four(4), Base(5)]
for _ in range(20):
    result = sizes(shapes)
print(result)
Base.area = lambda self: -self.size
print(sizes(shapes))
del Two.area
Three.size = property(lambda self: "a property")
print(sizes(shapes[:2] + shapes[3:]), shapes[2].size)
shapes[3].area = lambda: "its own"
print(sizes(shapes[:2] + shapes[3:]))
shapes[0].__class__ = Four
del shapes[1].size
try:
    sizes(shapes)
except AttributeError as error:
    print(error)
