import zlib

d = b"hello world" * 20
c = zlib.compress(d)

for expression in [
    '(lambda o:(o.flush(),o.flush()))(zlib.compressobj())',
    "(lambda o:(o.flush(),o.compress(b'x')))(zlib.compressobj())",
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
