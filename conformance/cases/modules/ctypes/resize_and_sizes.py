from ctypes import *


def show(work):
    try:
        print(work())
    except Exception as error:
        print(type(error).__name__, error)


items = (c_short * 4)(1, 2, 3, 4)
resize(items, 32)
print(sizeof(items), len(items), list(items), sizeof(type(items)))
number = c_int(5)
resize(number, 8)
print(sizeof(number), number.value)
resize(number, 400)
print(sizeof(number), number.value)
show(lambda: resize(items, 4))
show(lambda: resize(items, -1))
show(lambda: resize(3, 4))
show(lambda: resize(c_int.from_buffer(bytearray(4)), 8))
show(lambda: alignment(int))
show(lambda: sizeof(3))
show(lambda: byref(3))
show(lambda: byref(c_int(), 1, 2))
print(alignment(c_double()), alignment(c_char * 9), byref(number)._obj is number, repr(byref(number))[:12])
