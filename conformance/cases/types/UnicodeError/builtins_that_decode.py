"""Where the language itself decodes and encodes."""
def show(function, *args):
    try:
        print(ascii(function(*args)))
    except (UnicodeError, ValueError, SyntaxError) as error:
        print(type(error).__name__, ascii(str(error)))


show(str, b"\xff", "utf-8")
show(bytes, "\u20ac", "ascii")
show(bytearray, "\ud800", "utf-8")
show(int, "\ud800")
show(float, "1\ud800")
show(compile, "'\ud800'", "f", "eval")
show(eval, b"'\xff'")
show(open, "\ud800")
show("%s".__mod__, "\ud800")
show(str.encode, "\ud800", "utf-8", "surrogatepass")
show(b"\xed\xa0\x80".decode, "utf-8", "surrogatepass")
show(getattr, "", "\ud800", None)
show(print, "\ud800")
