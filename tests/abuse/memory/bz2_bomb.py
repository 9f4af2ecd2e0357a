# ends: memory
import bz2
c = bz2.BZ2Compressor(1)
data = b''.join([c.compress(bytes(1 << 20)) for _ in range(300)] + [c.flush()])
x = bz2.decompress(data)
