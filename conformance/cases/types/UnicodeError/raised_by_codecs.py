"""What the codecs put into their errors."""
def show(function, *args):
    try:
        print(function(*args))
    except UnicodeError as error:
        print(type(error).__name__, error, "|", [ascii(getattr(error, name, "-")) for name in ("encoding", "object", "start", "end", "reason")])


show("a\u20ac".encode, "ascii")
show("a\u20ac\u20acb".encode, "latin-1")
show("\ud800\ud801x".encode, "utf-8")
show("\ud800".encode, "utf-16")
show(b"a\xff".decode, "ascii")
show(b"\xe2\x82".decode, "utf-8")
show(b"\xe2\x28\xa1".decode)
show(b"\xff\xfe\x00".decode, "utf-16")
show(b"abc".decode, "utf-32")
show("\u1234".encode, "cp1252")
show(b"\x81".decode, "cp1252")
show("a..b".encode, "idna")
show(b"\\x1".decode, "unicode_escape")
show(b"+\xff".decode, "utf-7")
