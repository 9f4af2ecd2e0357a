import lzma


def attempt(function, *args, **options):
    try:
        print(function(*args, **options))
    except Exception as error:
        print(type(error).__name__, error)


for options in (
    {"format": 0}, {"format": 9}, {"preset": 10}, {"preset": 1, "filters": []}, {"format": lzma.FORMAT_RAW}, {"check": 99}, {"check": 5},
    {"format": lzma.FORMAT_ALONE, "check": lzma.CHECK_CRC64}, {"filters": []}, {"filters": 1}, {"preset": -1}, {"preset": 2**40}, {"preset": "x"},
    {"format": lzma.FORMAT_ALONE, "filters": [{"id": lzma.FILTER_LZMA2}]}, {"other": 1},
):
    attempt(lzma.LZMACompressor, **options)
for options in {"format": lzma.FORMAT_RAW}, {"format": 99}, {"filters": []}, {"format": lzma.FORMAT_RAW, "memlimit": 1, "filters": []}, {"memlimit": "x"}:
    attempt(lzma.LZMADecompressor, **options)
