from ctypes import *


def show(work):
    try:
        print(work())
    except Exception as error:
        print(type(error).__name__, error)


def make(**attributes):
    return type("Made", (Array,), attributes)


three = (c_int * 3)()
show(lambda: c_int * -1)
show(lambda: Structure * 2)
show(lambda: c_int * 2**62)
show(lambda: make())
show(lambda: make(_length_=1))
show(lambda: make(_length_="a", _type_=c_int))
show(lambda: make(_length_=-1, _type_=c_int))
show(lambda: make(_length_=2**70, _type_=c_int))
show(lambda: make(_length_=1, _type_=int))
show(lambda: three[3])
show(lambda: three[-4])
show(lambda: three["a"])
show(lambda: three.__setitem__(3, 1))
show(lambda: three.__setitem__("a", 1))
show(lambda: three.__setitem__(slice(0, 2), [1]))
show(lambda: three.__delitem__(0))
show(lambda: (c_int * 2)(1, 2, 3))
show(lambda: (c_int * 2)("a"))
show(lambda: setattr((c_char * 2)(), "value", b"abc"))
show(lambda: setattr((c_char * 2)(), "value", "a"))
show(lambda: setattr((c_char * 2)(), "raw", b"abc"))
show(lambda: delattr((c_char * 2)(), "raw"))
show(lambda: setattr((c_wchar * 2)(), "value", "abc"))
show(lambda: setattr((c_wchar * 2)(), "value", b"a"))
show(lambda: create_string_buffer("a"))
