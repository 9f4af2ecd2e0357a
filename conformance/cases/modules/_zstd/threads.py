from compression.zstd import CompressionParameter, ZstdCompressor, decompress

data = b"".join(b"%d;" % (number * number) for number in range(400_000))
options = {CompressionParameter.nb_workers: 2, CompressionParameter.compression_level: 1}
for size in (len(data), 600_000, 50_000):
    c = ZstdCompressor(options=options)
    packed = [c.compress(data[at:at + size]) for at in range(0, len(data), size)]
    packed.append(c.flush())
    print(size == len(data), decompress(b"".join(packed)) == data, c.last_mode)
c = ZstdCompressor(options=options)
block = c.compress(data, c.FLUSH_BLOCK)
print(decompress(block + c.flush()) == data)
c.compress(data)
del c
