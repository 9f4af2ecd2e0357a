import lzma

data = bytes(range(256)) * 100
for filters in (
    [{"id": lzma.FILTER_LZMA2}],
    [{"id": lzma.FILTER_LZMA1, "preset": 3}],
    [{"id": lzma.FILTER_DELTA, "dist": 4}, {"id": lzma.FILTER_LZMA2, "preset": 1, "nice_len": 32, "mf": lzma.MF_HC4, "mode": lzma.MODE_FAST, "depth": 10}],
    [{"id": lzma.FILTER_X86, "start_offset": 16}, {"id": lzma.FILTER_LZMA2}],
    [{"id": lzma.FILTER_ARM}, {"id": lzma.FILTER_LZMA2, "dict_size": 4096, "lc": 0, "lp": 4, "pb": 0}],
):
    packed = lzma.compress(data, format=lzma.FORMAT_RAW, filters=filters)
    print(len(packed), packed[:8].hex(), lzma.decompress(packed, format=lzma.FORMAT_RAW, filters=filters) == data)
    packed = lzma.compress(data, filters=filters) if filters[0]["id"] != lzma.FILTER_LZMA1 else lzma.compress(data, format=lzma.FORMAT_ALONE, filters=filters)
    print(len(packed), lzma.decompress(packed) == data)
