import bz2

data = b"abcdefgh" * 20000
packed = bz2.compress(data)
decompressor = bz2.BZ2Decompressor()
out = [decompressor.decompress(packed, max_length=10)]
print(decompressor.needs_input, decompressor.eof)
while not decompressor.eof:
    out.append(decompressor.decompress(b"", max_length=30000))
print([len(part) for part in out], b"".join(out) == data, decompressor.needs_input)
decompressor = bz2.BZ2Decompressor()
print(decompressor.decompress(packed, 0), decompressor.needs_input, len(decompressor.decompress(b"")))
