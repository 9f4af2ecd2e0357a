import zlib

d = b"hello world" * 20
c = zlib.compress(d)

for expression in [
    "zlib.compress('x')",
    "zlib.compress(b'',10)",
    "zlib.compress(b'',-2)",
    "zlib.compress(b'a',wbits=100)",
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
