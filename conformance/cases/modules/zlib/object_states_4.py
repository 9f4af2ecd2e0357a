import zlib

d = b"hello world" * 20
c = zlib.compress(d)

for expression in [
    "(lambda o:(len(o.decompress(c+b'q')),o.needs_input,o.eof,o.unused_data,o.decompress(b'')))(zlib._ZlibDecompressor())",
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
