# ends: memory
import zlib
x = []
while True:
    x.append(zlib.compressobj())
