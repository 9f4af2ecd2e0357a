from ctypes import *


def show(work):
    try:
        print(work())
    except Exception as error:
        print(type(error).__name__, error)


show(lambda: c_int("a"))
show(lambda: c_int(1.5))
show(lambda: c_int(1, 2))
show(lambda: c_double("a"))
show(lambda: c_char("a"))
show(lambda: c_char(b"ab"))
show(lambda: c_char(bytearray(3)))
show(lambda: c_char(256))
show(lambda: c_wchar(b"a"))
show(lambda: c_wchar("ab"))
show(lambda: c_char_p("a"))
show(lambda: c_wchar_p(b"a"))
show(lambda: c_void_p("a"))
show(lambda: py_object().value)
show(lambda: delattr(c_int(), "value"))
show(lambda: hash(c_int()))
show(lambda: c_int() < c_int())
