"""A handler that changes the error that it was given."""
import codecs


def handler(error):
    print(error.start, error.end, ascii(error.object))
    end = error.end
    error.start = 0
    error.end = 1
    if isinstance(error, UnicodeDecodeError):
        error.object = b"zz\xff"
    return ("<%d>" % len(error.object), end)


codecs.register_error("changing", handler)
print("a\u20ac".encode("ascii", "changing"))
try:
    print(b"\xff".decode("ascii", "changing"))
except UnicodeDecodeError as error:
    print(error)
print(b"ab\xffcd".decode("utf-8", "replace"), "\u20ac".encode("ascii", "namereplace"))
