# A class of a simple type names it by a letter; what derives from one keeps its instances.
import _ctypes
from ctypes import *


def make(**attributes):
    try:
        return type("Made", (_ctypes._SimpleCData,), attributes)
    except Exception as error:
        return type(error).__name__, str(error)


print(make())
print(make(_type_=3))
print(make(_type_="ab"))
print(make(_type_="X"))
print(make(_type_="i").__name__, sizeof(make(_type_="d")))


class Own(c_int):
    pass


class Pair(Structure):
    _fields_ = [("own", Own), ("plain", c_int)]


pair = Pair(3, 4)
print(type(pair.own).__name__, pair.own.value, type(pair.plain).__name__)
print(repr(Own(3)).startswith("<Own object at 0x"), repr(c_int(3)))
print(c_int.__mro__[1:], type(c_int), type(c_int).__mro__[1:])
for name in "Structure", "Union", "Array", "_Pointer", "CFuncPtr", "_SimpleCData":
    try:
        getattr(_ctypes, name)()
    except TypeError as error:
        print(name, error)
