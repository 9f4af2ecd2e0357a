import codecs

def encode(text, errors="strict"):
    raise KeyError("inside")

codecs.register(lambda name: codecs.CodecInfo(encode, encode, name=name) if name == "failing" else None)
for call in (lambda: "x".encode("failing"), lambda: b"x".decode("failing"), lambda: codecs.encode("x", "failing")):
    try:
        call()
    except KeyError as error:
        print(repr(error), error.__notes__)
try:
    codecs.decode(b"!", "zlib")
except Exception as error:
    print(type(error).__name__, error.__notes__)
