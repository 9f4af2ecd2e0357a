from ctypes import *


def show(work):
    try:
        print(work())
    except Exception as error:
        print(type(error).__name__, error)


libc = CDLL(None)
One = CFUNCTYPE(c_int, c_int)
Div = CFUNCTYPE(c_double, c_double, POINTER(c_int))
named = One(("abs", libc), ((1, "number"),))
show(lambda: named(-3))
show(lambda: named(number=-4))
show(lambda: named())
show(lambda: named(1, 2))
show(lambda: One(("abs", libc), ((1, "number", -9),))())
show(lambda: One(("abs", libc), ((1,),))())
show(lambda: One(("abs", libc), ((4, "number"),))())
show(lambda: One(("abs", libc), ((5, "number"),))())
libm = CDLL("libm.so.6")
frexp = Div(("frexp", libm), ((1, "number"), (2, "exponent")))
show(lambda: frexp(10.0))
show(lambda: Div(("frexp", libm), ((1, "number"), (3, "exponent", c_int(4))))(10.0))
frexp.errcheck = lambda result, function, args: (result, args[1].value)
show(lambda: frexp(10.0))
frexp.errcheck = lambda result, function, args: args
show(lambda: frexp(12.0))
show(lambda: One(("abs", libc), 3))
show(lambda: One(("abs", libc), ()))
show(lambda: One(("abs", libc), (3,)))
show(lambda: One(("abs", libc), ((2, "number"),)))
show(lambda: One(("abs", libc), ((9, 5),)))
show(lambda: One(("abs", libc), ((6, "x"),)))
