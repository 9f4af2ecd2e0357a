import zlib

d = b"hello world" * 20
c = zlib.compress(d)

for expression in [
    "zlib.decompress(b'')",
    "zlib.decompress(b'xxxx')",
    'zlib.decompress(c[:-3])',
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
