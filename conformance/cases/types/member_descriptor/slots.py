"""Members made by `__slots__`."""
from _attempt import attempt


class Point:
    __slots__ = ("x", "_y", "__hidden")


member = Point.x
print(type(member).__name__, member, member.__name__, member.__objclass__, member.__qualname__, member.__doc__)
point = Point()
attempt(member.__get__, point)
print(member.__set__(point, 5), member.__get__(point), point.x, member.__get__(None, Point) is member)
print(member.__delete__(point), hasattr(point, "x"))
attempt(member.__delete__, point)
attempt(member.__get__, 5)
attempt(member.__set__, 5, 1)
attempt(member.__set__, point)
attempt(setattr, member, "__name__", "y")
print([name for name in vars(Point) if "hidden" in name], [name for name in dir(member) if name not in dir(object)])
