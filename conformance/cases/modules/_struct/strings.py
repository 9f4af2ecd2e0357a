from _struct import pack, unpack
print(pack('5s', b'ab'), pack('2s', b'abcdef'), pack('s', b''), pack('0s', b'x'), pack('3s2s', b'a', bytearray(b'bcd')))
print(pack('5p', b'ab'), pack('3p', b'abcdef'), pack('p', b'xy'), pack('0p', b'xy'), pack('300p', b'q' * 299)[:3])
print(unpack('5s', b'ab\0cd'), unpack('5p', b'\2abcd'), unpack('5p', b'\x09abcd'), unpack('2c', b'ab'), unpack('p', b'a'), unpack('0s0p', b''))
