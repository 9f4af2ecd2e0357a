import lzma

data = b"abcdefgh" * 20000
packed = lzma.compress(data)
decompressor = lzma.LZMADecompressor()
out = [decompressor.decompress(packed, max_length=10)]
print(decompressor.needs_input, decompressor.eof)
while not decompressor.eof:
    out.append(decompressor.decompress(b"", max_length=30000))
print([len(part) for part in out], b"".join(out) == data, decompressor.needs_input)
