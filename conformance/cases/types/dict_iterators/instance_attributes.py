"""The namespace of an instance that gets attributes while its iterator waits."""


class Point:
    pass


point = Point()
point.x, point.y = 1, 2
walk = iter(point.__dict__)
print(next(walk))
point.x = 5
print(next(walk), next(walk, "end"))
walk = iter(point.__dict__.items())
del point.x
try:
    print(next(walk))
except RuntimeError as error:
    print(error)
point.__dict__ = {"new": 1}
print(list(point.__dict__), list(vars(point).values()), list(reversed(point.__dict__)))
