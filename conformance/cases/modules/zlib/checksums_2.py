import zlib

d = b"hello world" * 20
c = zlib.compress(d)

for expression in [
    "zlib.adler32(b'abc',-1)",
    "zlib.adler32(b'abc')",
    "zlib.crc32(b'a',1.5)",
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
