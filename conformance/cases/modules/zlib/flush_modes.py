import zlib

made = zlib.compressobj()
parts = [made.compress(b"one")]
for mode in (zlib.Z_PARTIAL_FLUSH, zlib.Z_SYNC_FLUSH, zlib.Z_FULL_FLUSH, zlib.Z_NO_FLUSH):
    parts.append(made.flush(mode))
    parts.append(made.compress(b"more"))
parts.append(made.flush())
reader = zlib.decompressobj()
print(b"".join(reader.decompress(part) for part in parts), reader.eof)
print([len(part) > 0 for part in parts[1::2]], [bytes(part[-4:]) for part in parts[3:7:2]])
try:
    made.flush()
except zlib.error as error:
    print(error)
print(zlib.compressobj().flush() == zlib.compress(b""), zlib.Z_BLOCK, zlib.Z_TREES)
