import lzma


def attempt(function, *args, **options):
    try:
        print(function(*args, **options))
    except Exception as error:
        print(type(error).__name__, error)


for spec in (
    1, [], {}, "id", {"id": 99}, {"id": "x"}, {"id": lzma.FILTER_LZMA2, "foo": 1}, {"id": lzma.FILTER_DELTA, "foo": 1}, {"id": lzma.FILTER_X86, "foo": 1},
    {"id": lzma.FILTER_LZMA2, "lc": 9}, {"id": lzma.FILTER_LZMA2, "preset": 99}, {"id": lzma.FILTER_LZMA2, "dict_size": 2**32}, {"id": lzma.FILTER_LZMA2, "dict_size": -1},
    {"id": lzma.FILTER_LZMA2, "mode": 7}, {"id": lzma.FILTER_LZMA2, "mf": 7}, {"id": lzma.FILTER_DELTA},
):
    attempt(lzma.LZMACompressor, filters=[spec])
attempt(lzma.LZMACompressor, filters=[{"id": lzma.FILTER_LZMA2}] * 5)
