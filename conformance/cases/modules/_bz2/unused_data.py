import bz2


def attempt(function, *args, **options):
    try:
        print(function(*args, **options))
    except Exception as error:
        print(type(error).__name__, error)


packed = bz2.compress(b"text")
decompressor = bz2.BZ2Decompressor()
print(decompressor.decompress(packed + b"and more"), decompressor.unused_data, decompressor.eof)
attempt(decompressor.decompress, b"")
print(bz2.decompress(packed + packed), bz2.decompress(packed + b"junk"))
attempt(bz2.decompress, b"junk")
attempt(bz2.decompress, packed[:-1])
