# ends: work
import zlib
x = bytes(range(256)) * 40_000
while True:
    zlib.compress(x, 9)
