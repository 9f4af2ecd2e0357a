import bz2


def attempt(function, *args, **options):
    try:
        print(function(*args, **options))
    except Exception as error:
        print(type(error).__name__, error)


packed = bytearray(bz2.compress(b"text" * 100))
packed[20] ^= 0xFF
for data in bytes(packed), b"BZh0" + b"x" * 20, b"nonsense" * 3:
    decompressor = bz2.BZ2Decompressor()
    attempt(decompressor.decompress, data)
    attempt(decompressor.decompress, b"")
    print(decompressor.eof, decompressor.needs_input, decompressor.unused_data)
