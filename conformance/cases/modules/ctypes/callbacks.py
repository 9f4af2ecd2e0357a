from ctypes import *

libc = CDLL(None)
Compare = CFUNCTYPE(c_int, POINTER(c_int), POINTER(c_int))
numbers = (c_int * 6)(5, 3, 9, -1, 7, 0)


def compare(left, right):
    return left[0] - right[0]


libc.qsort.restype = None
libc.qsort(numbers, len(numbers), sizeof(c_int), Compare(compare))
print(list(numbers))


@CFUNCTYPE(c_double, c_double, c_char_p, c_bool, c_longlong)
def mixed(number, text, flag, large):
    print(number, text, flag, large)
    return number * 2


print(mixed(1.5, b"abc", True, -(2**40)), mixed(0, None, 0, 5))
for kind, value in (c_byte, -3), (c_ubyte, 200), (c_short, -3), (c_uint, 2**31), (c_float, 1.5), (c_char, b"x"), (c_bool, 1), (c_wchar, "\u20ac"):
    function = CFUNCTYPE(kind, kind)(lambda given: given)
    print(kind.__name__, function(value))


class Point(Structure):
    _fields_ = [("x", c_int), ("y", c_double)]


@CFUNCTYPE(c_double, Point, POINTER(Point))
def take(point, place):
    place.contents.x += 1
    return point.x + point.y


point = Point(1, 2.5)
print(take(point, pointer(point)), take(point, byref(point)), point.x)
give = CFUNCTYPE(py_object, py_object)(lambda value: [value, value])
print(give("x"), CFUNCTYPE(None)(lambda: 5)(), CFUNCTYPE(c_void_p)(lambda: None)())
inner = CFUNCTYPE(c_int, c_int)(lambda number: number * outer(number - 1) if number else 1)
outer = CFUNCTYPE(c_int, c_int)(lambda number: inner(number))
print(outer(8))
