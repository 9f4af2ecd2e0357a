"""Errors of incremental codecs and of readers."""
import codecs
import io


def show(function, *args):
    try:
        print(ascii(function(*args)))
    except UnicodeError as error:
        print(type(error).__name__, error, error.start, error.end, ascii(error.object))


decoder = codecs.getincrementaldecoder("utf-8")()
show(decoder.decode, b"a\xe2")
show(decoder.decode, b"\x82")
show(decoder.decode, b"x")
decoder.reset()
show(decoder.decode, b"\xe2", True)
show(io.TextIOWrapper(io.BytesIO(b"ok\xff"), "utf-8").read)
show(io.TextIOWrapper(io.BytesIO(b"ok\xff"), "ascii", "replace").read)
show(io.TextIOWrapper(io.BytesIO(), "ascii").write, "\u20ac")
show(codecs.getincrementalencoder("ascii")().encode, "\u20ac")
