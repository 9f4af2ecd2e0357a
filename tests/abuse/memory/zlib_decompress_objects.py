# ends: memory
import zlib
x = []
while True:
    x.append(zlib.decompressobj())
    x[-1].decompress(zlib.compress(b'spam'))
