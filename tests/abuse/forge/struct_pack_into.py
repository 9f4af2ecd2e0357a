# ends: ok
import struct
x = bytearray(10)
class C:
    def __index__(self):
        try:
            x.clear()
        except BufferError:
            pass
        return 1
try:
    struct.pack_into('10b', x, 0, *([C()] * 10))
except (struct.error, BufferError):
    pass
