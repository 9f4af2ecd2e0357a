from ctypes import *


def show(work):
    try:
        print(work())
    except Exception as error:
        print(type(error).__name__, error)


def make(fields, base=Structure, **more):
    return type("Made", (base,), {"_fields_": fields, **more})


Point = make([("x", c_int), ("y", c_int)])
show(lambda: Point(1, 2, 3))
show(lambda: Point(1, x=2))
show(lambda: Point("a"))
show(lambda: setattr(Point(), "x", None))
show(lambda: delattr(Point(), "x"))
show(lambda: setattr(Point, "_fields_", []))
show(lambda: make(5))
show(lambda: make([("a", int)]))
show(lambda: make([("a",)]))
show(lambda: make([(b"a", c_int)]))
show(lambda: make([("a", c_int, 33)]))
show(lambda: make([("a", c_int, 0)]))
show(lambda: make([("a", c_float, 3)]))
show(lambda: make([("a", c_char_p, 3)]))
show(lambda: make([("a", c_int)], _anonymous_=["b"]))
show(lambda: make([("a", c_int)], _anonymous_=5))
show(lambda: make([("a", c_int)], _pack_="x", _layout_="ms"))
show(lambda: make([("a", c_int)], _layout_="other"))
show(lambda: make([("a", c_int)], _align_=-1))
show(lambda: Point.x.__get__(3))
show(lambda: Point.x.__set__(3, 4))
show(lambda: setattr(make([("p", Point)])(), "p", make([("x", c_int)])()).x)
show(lambda: setattr(make([("p", POINTER(c_int))])(), "p", (c_short * 2)()))
show(lambda: sizeof(int))
show(lambda: sizeof(Structure))
