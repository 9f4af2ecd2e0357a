# ends: memory
from compression import zstd
x = []
while True:
    x.append(zstd.ZstdCompressor(options={zstd.CompressionParameter.window_log: 27}))
    x[-1].compress(b'x' * 1_000_000)
