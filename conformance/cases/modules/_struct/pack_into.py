from _struct import pack_into, error
b = bytearray(b'.' * 10)
for args in (('i', b, 0, 5), ('i', b, 6, -1), ('>h', b, -2, 258), ('i', b, 7, 5), ('i', b, -3, 5), ('i', b, -11, 5), ('i', b), ('i', b, 0), ('i',), (), ('i', b, 'x', 5), ('i', b, 0, 1, 2), ('b', b, 0, 300), ('i', b'abcdefg', 0, 5), ('i', 5, 0, 1), ('i', b, 100, 1), ('0s', b, 10, b'')):
    try:
        print(pack_into(*args), b)
    except (error, TypeError, IndexError) as e:
        print(type(e).__name__, e, b)
