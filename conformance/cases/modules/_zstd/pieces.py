from compression.zstd import ZstdCompressor, ZstdDecompressor

data = b"".join(b"%d,%d\n" % (i, i * i) for i in range(20000))
for size in (1, 7, 1000, 100_000):
    c = ZstdCompressor(level=1)
    step = max(size, 10)
    packed = b"".join(c.compress(data[at:at + step]) for at in range(0, len(data), step)) + c.flush()
    d, output = ZstdDecompressor(), []
    for at in range(0, len(packed), size):
        output.append(d.decompress(packed[at:at + size]))
    print(size, b"".join(output) == data, d.eof, d.unused_data)
d, output, at = ZstdDecompressor(), [], 0
while not d.eof:
    piece = packed[at:at + 64] if d.needs_input else b""
    at += len(piece)
    output.append(d.decompress(piece, 1000))
print(max(map(len, output)), b"".join(output) == data)
