# ends: memory
import zlib
x = zlib.decompress(zlib.compress(b'a'), bufsize=10**9)
