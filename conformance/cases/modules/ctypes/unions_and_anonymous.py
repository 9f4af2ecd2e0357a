from ctypes import *


class Word(Union):
    _fields_ = [("number", c_uint), ("bytes", c_ubyte * 4), ("real", c_float)]


class Inner(Structure):
    _fields_ = [("low", c_ushort), ("high", c_ushort)]


class Both(Union):
    _anonymous_ = ["halves"]
    _fields_ = [("whole", c_uint), ("halves", Inner)]


class Outer(Structure):
    _anonymous_ = ("both",)
    _fields_ = [("head", c_int), ("both", Both)]


word = Word(real=1.0)
print(hex(word.number), list(word.bytes), sizeof(Word))
outer = Outer()
outer.low, outer.high = 1, 2
print(hex(outer.whole), outer.both.halves.high, Outer.high, Outer.both.is_anonymous, Outer.head.is_anonymous)
print(Word(5).number, Word(number=6).bytes[0], memoryview(word).format)


class Late(Structure):
    pass


Late._fields_ = [("next", POINTER(Late)), ("value", c_int)]
late = Late(None, 3)
late.next = pointer(late)
print(late.next.contents.next[0].value, bool(Late().next))
