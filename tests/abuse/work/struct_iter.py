# ends: work
import struct
x = bytes(4_000_000)
while True:
    for _ in struct.iter_unpack('b', x):
        pass
