import bz2


def attempt(function, *args, **options):
    try:
        print(function(*args, **options))
    except Exception as error:
        print(type(error).__name__, error)


compressor = bz2.BZ2Compressor()
attempt(compressor.compress, b"some data")
attempt(compressor.flush)
attempt(compressor.flush)
attempt(compressor.compress, b"")
