import zlib

d = b"hello world" * 20
c = zlib.compress(d)

for expression in [
    'zlib.compressobj(zdict=5)',
    'zlib.compressobj().flush(9)',
    'zlib.compressobj().__class__.__name__',
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
