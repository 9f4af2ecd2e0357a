import zlib

data = b"some text, some text"
for wbits in (-15, -9, 9, 15, 25, 31):
    made = zlib.compressobj(wbits=wbits)
    packed = made.compress(data) + made.flush()
    print(wbits, zlib.decompress(packed, wbits), zlib.decompress(packed, 47) if wbits > 0 else None)
