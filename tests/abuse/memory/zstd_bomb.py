# ends: memory
from compression import zstd
c = zstd.ZstdCompressor(level=1)
data = b''.join([c.compress(bytes(1 << 20)) for _ in range(300)] + [c.flush()])
x = zstd.decompress(data)
