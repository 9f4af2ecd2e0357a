import zlib

d = b"hello world" * 20
c = zlib.compress(d)

for expression in [
    "zlib.decompressobj().decompress((lambda o:o.compress(b'hello')+o.flush())(zlib.compressobj(zdict=b'hello')))",
    "zlib.decompressobj(zdict=b'bad').decompress((lambda o:o.compress(b'hello')+o.flush())(zlib.compressobj(zdict=b'hello')))",
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
