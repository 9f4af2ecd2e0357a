# ends: ok
import re
x = bytearray(b'aaaa')
def change(match):
    try:
        x.clear()
    except BufferError:
        pass
    return b'b'
try:
    re.sub(b'a', change, x)
except (TypeError, BufferError):
    pass
