# ends: memory
import struct
x = [struct.unpack('1000000B', bytes(1_000_000)) for _ in range(1000)]
