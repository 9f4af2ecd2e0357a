from ctypes import *


def show(work):
    try:
        print(work())
    except Exception as error:
        print(type(error).__name__, error)


libc = CDLL(None)
strlen = libc.strlen
show(lambda: strlen(1.5))
show(lambda: strlen([]))
show(lambda: libc.abs(2**64))
strlen.argtypes = [c_char_p]
show(lambda: strlen())
show(lambda: strlen(3))
show(lambda: strlen("a"))
show(lambda: strlen(c_int(3)))
show(lambda: strlen(b"a", []))
show(lambda: strlen(b"a", 1, 2))
show(lambda: hasattr(libc, "no_such_function_at_all"))
show(lambda: CDLL("no_such_library.so"))
show(lambda: setattr(strlen, "argtypes", 3))
show(lambda: setattr(strlen, "argtypes", [int]))
show(lambda: setattr(strlen, "restype", 3))
show(lambda: setattr(strlen, "errcheck", 3))
show(lambda: CFUNCTYPE(c_int)("a"))
show(lambda: CFUNCTYPE(c_int)(1, 2, 3))
show(lambda: CFUNCTYPE(c_int)(("abs",)))
show(lambda: CFUNCTYPE(c_int)((3, libc)))
show(lambda: CFUNCTYPE(c_int)(("abs", 3)))
show(lambda: CFUNCTYPE(5))
show(lambda: CFUNCTYPE(c_int, 5))
show(lambda: CFUNCTYPE(c_int, x=3))
print(issubclass(ArgumentError, Exception), ArgumentError)
del strlen.argtypes
strlen.argtypes = None
print(strlen.argtypes, strlen.restype, strlen.errcheck, strlen.__name__, bool(strlen))
