# ends: work
import zlib
x = zlib.compress(bytes(20_000_000))
while True:
    zlib.decompress(x)
