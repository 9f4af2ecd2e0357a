from _struct import pack, unpack
print(pack('5?', 0, 1, [], 'x', 2.5), unpack('4?', b'\0\1\2\xff'), pack('<?', None))
class B:
    def __bool__(self):
        raise ValueError('no truth')
try:
    pack('?', B())
except ValueError as e:
    print(e)
print(unpack('>?h', b'\1\0\2'))
