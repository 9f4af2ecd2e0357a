# ends: work
import zlib
x = bytes(32_000_000)
while True:
    zlib.crc32(x)
    zlib.adler32(x)
