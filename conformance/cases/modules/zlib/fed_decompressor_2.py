import zlib

d = b"hello world" * 20
c = zlib.compress(d)

for expression in [
    'type(zlib.compressobj())()',
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
