from ctypes import *


class Bits(Structure):
    _fields_ = [("a", c_int, 3), ("b", c_uint, 5), ("c", c_byte, 8), ("d", c_bool, 1), ("e", c_longlong, 40)]


bits = Bits(-1, 31, -128, True, -5)
print(bits.a, bits.b, bits.c, bits.d, bits.e, sizeof(Bits), bytes(bits))
bits.a = 11
bits.b = 33
bits.e = 2**39
print(bits.a, bits.b, bits.c, bits.d, bits.e)
for name, *_ in Bits._fields_:
    field = getattr(Bits, name)
    print(field, field.size, field.bit_size, field.bit_offset, field.byte_offset, field.byte_size, field.is_bitfield)


class Windows(Structure):
    _layout_ = "ms"
    _pack_ = 2
    _fields_ = [("a", c_short, 3), ("b", c_int, 4), ("c", c_int)]


print(sizeof(Windows), [(getattr(Windows, name).offset, getattr(Windows, name).size) for name, *_ in Windows._fields_])


class Mixed(Union):
    _fields_ = [("low", c_uint, 4), ("all", c_uint)]


mixed = Mixed()
mixed.all = 0xABC
print(mixed.low, sizeof(Mixed))
