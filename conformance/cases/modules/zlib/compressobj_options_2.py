import zlib

d = b"hello world" * 20
c = zlib.compress(d)

for expression in [
    'zlib.compressobj(memLevel=10)',
    'zlib.compressobj(strategy=9)',
    "zlib.compressobj(zdict='x')",
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
