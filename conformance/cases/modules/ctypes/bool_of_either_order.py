import ctypes

print(ctypes.c_bool.__ctype_le__ is ctypes.c_bool, ctypes.c_bool.__ctype_be__ is ctypes.c_bool)
print(ctypes.c_bool.__ctype_be__(5).value, ctypes.c_bool.__ctype_be__().value, ctypes.sizeof(ctypes.c_bool.__ctype_be__))

class Big(ctypes.BigEndianStructure):
    _fields_ = [("flag", ctypes.c_bool), ("number", ctypes.c_uint16), ("bits", ctypes.c_bool, 1)]

big = Big(True, 0x0102, 1)
print(bytes(big), big.flag, big.number, big.bits)
for value in (False, 255, 300, []):
    try:
        big.flag = value
    except TypeError as error:
        print(error)
    print(bytes(big), big.flag)
print(memoryview(ctypes.c_bool.__ctype_be__()).format, memoryview(big).format)
