import lzma

for options in {}, {"preset": 0}, {"preset": 9 | lzma.PRESET_EXTREME}, {"check": lzma.CHECK_CRC32}, {"check": lzma.CHECK_SHA256}, {"check": 0}, {"format": lzma.FORMAT_ALONE}:
    for data in b"", b"hello " * 100:
        packed = lzma.compress(data, **options)
        print(options, len(packed), packed.hex()[:60], lzma.decompress(packed) == data)
