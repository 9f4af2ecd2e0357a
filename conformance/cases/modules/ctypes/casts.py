from ctypes import *


def show(work):
    try:
        print(work())
    except Exception as error:
        print(type(error).__name__, error)


items = (c_ubyte * 4)(1, 2, 3, 4)
words = cast(items, POINTER(c_ushort))
print(hex(words[0]), hex(words[1]), sorted(type(value).__name__ for value in words._objects.values()))
print(cast(b"abc", c_char_p).value, cast(None, c_char_p).value, cast(5, c_void_p).value)
print(cast(cast(items, c_void_p), POINTER(c_ubyte))[:4])
strlen = CDLL(None).strlen
again = cast(strlen, CFUNCTYPE(c_size_t, c_char_p))
print(again(b"abcd"), cast(strlen, c_void_p).value == cast(again, c_void_p).value)
show(lambda: cast(items, int))
show(lambda: cast(items, c_int))
show(lambda: cast(items, 3))
show(lambda: cast([], c_void_p))
show(lambda: cast(c_int(4), POINTER(c_int)))
