import lzma

data = b"".join(b"line %d\n" % index for index in range(5000))
for format in lzma.FORMAT_XZ, lzma.FORMAT_ALONE:
    compressor = lzma.LZMACompressor(format)
    packed = b"".join(compressor.compress(data[at:at + 333]) for at in range(0, len(data), 333)) + compressor.flush()
    for size in 1, 7, 1000, 100000:
        decompressor = lzma.LZMADecompressor()
        out = b"".join(decompressor.decompress(packed[at:at + size]) for at in range(0, len(packed), size))
        print(size, out == data, decompressor.eof, decompressor.needs_input, decompressor.check)
