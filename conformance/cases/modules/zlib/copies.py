import copy
import zlib

made = zlib.compressobj()
start = made.compress(b"a" * 10)
other = made.copy()
third = copy.deepcopy(made)
for one, text in ((made, b"x"), (other, b"y"), (third, b"z")):
    print(zlib.decompress(start + one.compress(text) + one.flush()))
reader = zlib.decompressobj()
packed = zlib.compress(b"abcdefgh" * 3)
first = reader.decompress(packed, 5)
print(first, reader.copy().decompress(reader.unconsumed_tail), copy.copy(reader).eof)
