# ends: memory
from compression import zstd
x = []
while True:
    x.append(zstd.ZstdCompressor())
    x[-1].compress(b'x' * 1000)
