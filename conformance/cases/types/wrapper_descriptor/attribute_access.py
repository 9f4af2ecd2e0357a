"""`__getattribute__`, `__setattr__`, `__delattr__` of `object` and `type` by hand."""
from _attempt import attempt


class Point:
    def __getattr__(self, name):
        return f"computed {name}"


point = Point()
object.__setattr__(point, "x", 1)
print(object.__getattribute__(point, "x"), point.y, type.__getattribute__(Point, "__name__"))
attempt(object.__getattribute__, point, "y")
attempt(object.__getattribute__, point, 5)
attempt(object.__setattr__, point, 5, 1)
attempt(object.__setattr__, Point, "x", 1)
attempt(type.__setattr__, int, "x", 1)
attempt(object.__delattr__, point, "missing")
object.__delattr__(point, "x")
print(point.x, type.__setattr__(Point, "z", 3), Point.z)
attempt(type.__delattr__, Point, "missing")
attempt(object.__getattribute__, point)
