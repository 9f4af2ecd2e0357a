import bz2

for level in 1, 5, 9:
    for data in b"", b"a", b"hello " * 100, bytes(range(256)) * 50:
        packed = bz2.compress(data, level)
        print(level, len(data), len(packed), packed[:10], bz2.decompress(packed) == data)
