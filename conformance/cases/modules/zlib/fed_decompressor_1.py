import zlib

d = b"hello world" * 20
c = zlib.compress(d)

for expression in [
    'zlib._ZlibDecompressor().decompress(c)==d',
    'zlib._ZlibDecompressor(wbits=3)',
    'zlib.error.__mro__',
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
