# `a.b = c` by a setter or a `__set__`, often enough for the instruction to know it: results are nothing, errors come from the setter.
import sys


class Positive:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __set__(self, instance, value):
        if value < 0:
            raise ValueError(f"{self.name}: {value}")
        instance.__dict__[self.name] = value
        return "ignored"


class Native:
    def __set__(self, instance, value, *more):
        instance.seen = (value, more)


class Circle:
    weight = Positive()
    other = Native()

    def __init__(self):
        self._radius = 0
        self.log = []

    @property
    def radius(self):
        return self._radius

    @radius.setter
    def radius(self, value):
        self._radius = value
        if value == 5:
            raise KeyError(value)
        return value

    @property
    def fixed(self):
        return 1

    @property
    def extra(self):
        return 0

    @extra.setter
    def extra(self, value, scale=2):
        self.log.append(value * scale)

    lines = property(None, lambda self, value: self.log.append(sys._getframe(1).f_lineno - first))


circle = Circle()
first = sys._getframe().f_lineno
errors = []
for i in range(8):
    try:
        circle.radius = i
        circle.weight = 3 - i
        circle.other = i
    except (KeyError, ValueError) as error:
        errors.append(repr(error))
        trace = error.__traceback__
        errors.append((trace.tb_lineno - first, trace.tb_next.tb_frame.f_code.co_name))
print(errors)
print(circle.radius, circle.__dict__["_weight"], circle.seen)
for i in range(4):
    circle.extra = i
    circle.lines = i
print(circle.log)
for i in range(3):
    try:
        circle.fixed = i
    except AttributeError as error:
        print(error)


def generated(target):
    for i in range(4):
        target.radius = yield target.radius
    target.weight = -1


made = generated(circle)
print(next(made), [made.send(i * 10) for i in range(3)])
try:
    made.send(7)
except ValueError as error:
    print(error, circle.radius)


class Temporary:
    def __del__(self):
        print("gone")

    x = property(None, lambda self, value: print("set", value))


for i in range(3):
    Temporary().x = i
circle.__class__ = type("Other", (), {})
circle.radius = "own"
print(circle.__dict__["radius"])
