import zlib

d = b"hello world" * 20
c = zlib.compress(d)

for expression in [
    "zlib.crc32(b'abc')",
    "zlib.crc32(b'abc',2**40+5)",
    "zlib.crc32(b'abc',-1)",
    "zlib.crc32('x')",
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
