import zlib

d = b"hello world" * 20
c = zlib.compress(d)

for expression in [
    "zlib.decompress(c+b'junk')==d",
    'zlib.decompress(c,bufsize=0)',
    'zlib.decompress(c,bufsize=-1)',
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
