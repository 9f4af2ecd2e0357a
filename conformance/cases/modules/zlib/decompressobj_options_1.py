import zlib

d = b"hello world" * 20
c = zlib.compress(d)

for expression in [
    "zlib.decompressobj(zdict='x')",
    'zlib.decompressobj(wbits=3)',
    'zlib.decompressobj().flush(0)',
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
