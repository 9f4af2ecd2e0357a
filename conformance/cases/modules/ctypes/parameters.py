from ctypes import *


def show(kind, value):
    try:
        shown = repr(kind.from_param(value))
        print(kind.__name__, shown if "0x" not in shown else shown[:11])
    except Exception as error:
        print(kind.__name__, type(error).__name__, error)


class Point(Structure):
    _fields_ = [("x", c_int)]


class Stands:
    def __init__(self, value):
        self._as_parameter_ = value


values = [None, 3, 1.5, b"a", "a", c_int(3), c_char(b"x"), (c_int * 2)(), (c_char * 2)(), Stands(5), Stands(b"b"), []]
for kind in c_int, c_double, c_char, c_char_p, c_wchar_p, c_void_p, POINTER(c_int), c_int * 2, Point, py_object:
    for value in values:
        show(kind, value)
for kind, value in (c_byte, -1), (c_ubyte, 200), (c_short, -5), (c_uint, 5), (c_ulong, 5), (c_float, 1.5), (c_bool, 1), (c_char, b"'"):
    show(kind, value)
libc = CDLL(None)
print(libc.abs(Stands(-7)), libc.abs(Stands(Stands(-8))), libc.strlen(Stands(b"abcd")))
