import _lzma


def attempt(function, *args, **options):
    try:
        print(function(*args, **options))
    except Exception as error:
        print(type(error).__name__, error)


for spec in (
    {"id": _lzma.FILTER_LZMA1}, {"id": _lzma.FILTER_LZMA2}, {"id": _lzma.FILTER_LZMA2, "preset": 9}, {"id": _lzma.FILTER_LZMA2, "dict_size": 5000},
    {"id": _lzma.FILTER_DELTA}, {"id": _lzma.FILTER_DELTA, "dist": 256}, {"id": _lzma.FILTER_X86}, {"id": _lzma.FILTER_ARM, "start_offset": 8},
    {"id": _lzma.FILTER_LZMA1, "dict_size": 77777, "lc": 1, "lp": 2, "pb": 3},
):
    packed = _lzma._encode_filter_properties(spec)
    print(packed, _lzma._decode_filter_properties(spec["id"], packed))
for args in (_lzma.FILTER_LZMA2, b""), (_lzma.FILTER_LZMA1, b"xx"), (99, b""), (_lzma.FILTER_LZMA2, b"\xff"), (_lzma.FILTER_LZMA1, b"\xff\0\0\0\0"):
    attempt(_lzma._decode_filter_properties, *args)
attempt(_lzma._encode_filter_properties, {"id": _lzma.FILTER_DELTA, "dist": 257})
