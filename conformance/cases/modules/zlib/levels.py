import zlib

data = bytes(range(256)) * 50
for level in range(-1, 10):
    print(level, zlib.decompress(zlib.compress(data, level)) == data)
for strategy in range(5):
    made = zlib.compressobj(6, zlib.DEFLATED, 15, 9, strategy)
    print(strategy, zlib.decompress(made.compress(data) + made.flush()) == data)
