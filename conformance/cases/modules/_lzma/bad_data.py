import lzma


def attempt(function, *args, **options):
    try:
        print(function(*args, **options))
    except Exception as error:
        print(type(error).__name__, error)


packed = lzma.compress(b"abc" * 100)


def changed(at):
    other = bytearray(packed)
    other[at] ^= 0x55
    return bytes(other)


for data in b"nonsense" * 4, changed(0), changed(7), changed(12), changed(30), changed(len(packed) - 1):
    decompressor = lzma.LZMADecompressor()
    attempt(decompressor.decompress, data)
    attempt(decompressor.decompress, b"")
attempt(lzma.LZMADecompressor(memlimit=1).decompress, packed)
attempt(lzma.LZMADecompressor(lzma.FORMAT_ALONE).decompress, packed)
attempt(lzma.decompress, packed[:-1])
attempt(lzma.decompress, b"")
