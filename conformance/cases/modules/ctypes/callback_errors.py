import sys
from ctypes import *


def hook(unraisable):
    text = unraisable.err_msg.split(" at 0x")[0]
    print(unraisable.exc_type.__name__, unraisable.exc_value, "|", text, unraisable.object)


sys.unraisablehook = hook


def wrong_type(*args):
    return "a"


def divides(*args):
    return 1 / 0


print(CFUNCTYPE(None)(divides)())
CFUNCTYPE(c_int)(wrong_type)()
CFUNCTYPE(c_int, c_int)(divides)(3)


def show(work):
    try:
        print(work())
    except Exception as error:
        print(type(error).__name__, error)


show(lambda: CFUNCTYPE(Structure)(divides))
show(lambda: CFUNCTYPE(POINTER(c_int))(divides))
show(lambda: CFUNCTYPE(lambda: 3)(divides))
show(lambda: CFUNCTYPE(c_int, c_int)(divides)())
show(lambda: CFUNCTYPE(c_int, c_int)(divides)("a"))
