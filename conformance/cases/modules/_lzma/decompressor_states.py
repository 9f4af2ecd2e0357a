import lzma


def attempt(function, *args, **options):
    try:
        print(function(*args, **options))
    except Exception as error:
        print(type(error).__name__, error)


packed = lzma.compress(b"abc" * 100)
decompressor = lzma.LZMADecompressor()
print(decompressor.check, decompressor.eof, decompressor.needs_input, decompressor.unused_data)
print(decompressor.decompress(packed[:20]), decompressor.check, decompressor.needs_input)
print(decompressor.decompress(packed[20:] + b"more") == b"abc" * 100, decompressor.check, decompressor.eof, decompressor.unused_data, decompressor.needs_input)
attempt(decompressor.decompress, b"")
compressor = lzma.LZMACompressor()
compressor.compress(b"x")
print(len(compressor.flush()))
attempt(compressor.flush)
attempt(compressor.compress, b"")
alone = lzma.LZMADecompressor(lzma.FORMAT_ALONE)
print(alone.check, alone.decompress(lzma.compress(b"text", lzma.FORMAT_ALONE)), alone.eof)
