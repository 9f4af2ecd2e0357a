import zlib

d = b"hello world" * 20
c = zlib.compress(d)

for expression in [
    'zlib.decompress(c,wbits=100)',
    "zlib.decompress(c[:-1]+b'x')",
    "zlib.decompress(zlib.compressobj(zdict=b'hello').compress(b'hello')+b'')",
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
