from compression import zstd

data = bytes(range(256)) * 500
for level in (None, -5, 0, 1, 3, 9, 19):
    packed = zstd.compress(data, level)
    print(level, len(packed) < len(data), zstd.decompress(packed) == data, zstd.get_frame_info(packed))
    print(zstd.get_frame_size(packed + b"more") == len(packed))
print(zstd.decompress(zstd.compress(b"")), zstd.decompress(zstd.compress(b"a") + zstd.compress(b"b")))
for bad in (b"", b"a", zstd.compress(data)[:-1], zstd.compress(b"abc") + b"rest"):
    try:
        print(zstd.decompress(bad))
    except zstd.ZstdError as error:
        print(error)
