from _struct import pack, unpack
print(pack('3b2h', 1, 2, 3, 4, 5), unpack('<3bh', b'\1\2\3\4\5'), pack('0i'), unpack('0i', b''), pack('<2x3b', 1, 2, 3))
print(unpack('<10B', bytes(range(10))), len(pack('1000d', *([1.5] * 1000))))
print(unpack('>i 2h', bytes(8)), pack('>2s 3x i', b'ab', 1))
