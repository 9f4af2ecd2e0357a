import array
import bz2

packed = bz2.compress(memoryview(b"x" * 50))
for data in packed, bytearray(packed), memoryview(packed), array.array("B", packed):
    print(bz2.decompress(data) == b"x" * 50, len(bz2.BZ2Decompressor().decompress(data)))
