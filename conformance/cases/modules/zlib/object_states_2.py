import zlib

d = b"hello world" * 20
c = zlib.compress(d)

for expression in [
    '(lambda o:(o.flush(),o.copy()))(zlib.compressobj())',
    '(lambda o:(o.decompress(c),o.copy().eof))(zlib.decompressobj())',
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
