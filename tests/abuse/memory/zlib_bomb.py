# ends: memory
import zlib
c = zlib.compressobj()
data = b''.join([c.compress(bytes(1 << 20)) for _ in range(1000)] + [c.flush()])
x = zlib.decompress(data)
