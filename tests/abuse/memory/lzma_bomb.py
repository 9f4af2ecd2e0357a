# ends: memory
import lzma
c = lzma.LZMACompressor(preset=0)
data = b''.join([c.compress(bytes(1 << 20)) for _ in range(300)] + [c.flush()])
x = lzma.decompress(data)
