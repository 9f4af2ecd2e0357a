from ctypes import *

print(memoryview(c_int.__ctype_be__(1)).tobytes(), memoryview(c_int.__ctype_le__(1)).tobytes())
print(memoryview(c_double.__ctype_be__(1.5)).tobytes(), c_double.__ctype_be__(1.5).value)
print(c_int is c_int.__ctype_le__, c_int.__ctype_be__.__ctype_le__ is c_int, hasattr(c_char_p, "__ctype_be__"))


class Big(BigEndianStructure):
    _fields_ = [("a", c_uint16), ("b", c_int32, 12), ("c", c_int32, 20), ("d", c_float), ("e", c_ubyte * 3)]


big = Big(1, -2, 3, 2.5, (1, 2, 3))
print(bytes(big), big.a, big.b, big.c, big.d, list(big.e))
print(Big.b, Big.c, memoryview(big).format)
try:
    class Bad(BigEndianStructure):
        _fields_ = [("p", c_void_p)]
except TypeError as error:
    print(error)


class Little(LittleEndianUnion):
    _fields_ = [("a", c_uint32), ("b", c_uint8 * 4)]


print(list(Little(0x01020304).b))
