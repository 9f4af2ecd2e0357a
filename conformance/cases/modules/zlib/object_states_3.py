import zlib

d = b"hello world" * 20
c = zlib.compress(d)

for expression in [
    "(lambda o:(o.decompress(c+b'zz'),o.unused_data,o.unconsumed_tail,o.eof,o.decompress(b'more'),o.unused_data))(zlib.decompressobj())",
    "(lambda o:(o.decompress(c,5),o.needs_input,o.eof,o.decompress(b'',5),o.unused_data))(zlib._ZlibDecompressor())",
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
