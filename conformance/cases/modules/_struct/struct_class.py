from _struct import Struct, error
s = Struct('<hI')
print(s, s.size, s.format, s.pack(1, 2), s.unpack(b'\1\0\2\0\0\0'), s.unpack_from(b'x\1\0\2\0\0\0', 1), list(s.iter_unpack(bytes(12))), s.unpack_from(buffer=bytes(9), offset=3))
b = bytearray(8)
s.pack_into(b, 2, -1, 7)
print(b, Struct(b'i').format, Struct(format='h'), Struct(' 2 h'.replace('2 ', '2')).size)
class S(Struct):
    pass
t = S('i')
t.x = 1
print(t, t.x, t.size)
