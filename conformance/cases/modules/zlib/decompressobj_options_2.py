import zlib

d = b"hello world" * 20
c = zlib.compress(d)

for expression in [
    'zlib.decompressobj().flush(-1)',
    'zlib.decompressobj().decompress(c,-1)',
    'zlib.decompressobj().decompress(c,max_length=5)',
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
