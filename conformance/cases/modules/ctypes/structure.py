from ctypes import *


class Point(Structure):
    _fields_ = [("x", c_int), ("y", c_int)]


class Line(Structure):
    _fields_ = [("start", Point), ("end", Point), ("name", c_char * 5), ("weight", c_double)]


line = Line((1, 2), Point(3, 4), b"abc")
print(line.start.x, line.end.y, line.name, line.weight, sizeof(Line), alignment(Line))
start = line.start
start.x = 10
print(line.start.x, start._b_base_ is line, line.start is start, start._b_needsfree_, line._b_needsfree_)
for field in Line.start, Line.end, Line.name, Line.weight:
    print(field, field.offset, field.size, field.name, field.type.__name__, field.is_bitfield, field.bit_size)
line.end = Point(7, 8)
line.weight = 3
print(line.end.x, line.weight, bytes(line)[:20])


class Longer(Point):
    _fields_ = [("z", c_short)]


longer = Longer(1, 2, 3)
print(longer.x, longer.z, sizeof(Longer), Longer(x=5).x, Longer(1, z=9).z)
longer.other = 5
print(longer.__dict__, Longer._fields_, memoryview(longer).format, memoryview(line).format)
