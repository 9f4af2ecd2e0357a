import _bz2


def attempt(function, *args, **options):
    try:
        print(function(*args, **options))
    except Exception as error:
        print(type(error).__name__, error)


for args in (0,), (10,), ("x",), (1, 2), (-1,):
    attempt(_bz2.BZ2Compressor, *args)
compressor = _bz2.BZ2Compressor()
attempt(compressor.compress, 1)
attempt(compressor.compress, "x")
attempt(_bz2.BZ2Decompressor().decompress)
attempt(_bz2.BZ2Decompressor().decompress, b"", b"")
attempt(_bz2.BZ2Decompressor().decompress, "x")
