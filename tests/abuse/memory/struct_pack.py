# ends: memory
import struct
x = struct.pack('1000000000x')
