import zlib

d = b"hello world" * 20
c = zlib.compress(d)

for expression in [
    'zlib.compressobj(10)',
    'zlib.compressobj(1,7)',
    'zlib.compressobj(wbits=0)',
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
