import bz2

data = b"".join(b"line %d\n" % index for index in range(5000))
packed = bz2.compress(data)
for size in 1, 7, 1000, 100000:
    decompressor = bz2.BZ2Decompressor()
    out = b"".join(decompressor.decompress(packed[at:at + size]) for at in range(0, len(packed), size))
    print(size, out == data, decompressor.eof, decompressor.needs_input, decompressor.unused_data)
compressor = bz2.BZ2Compressor(2)
out = b"".join(compressor.compress(data[at:at + 333]) for at in range(0, len(data), 333)) + compressor.flush()
print(out == bz2.compress(data, 2))
