# ends: time
import os
read, write = os.pipe()
try:
    os.readv(read, [bytearray(1)])
finally:
    os.writev(write, [bytes(1 << 20)])
