def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

class Index:
    def __index__(self): return 97

print(chr(0) == "\0", chr(0x10FFFF) == "\U0010ffff", chr(0xD800) == "\ud800", chr(Index()), ord("\U0010ffff"), ord(b"a"), ord(bytearray(b"b")))
attempt(chr, -1)
attempt(chr, 0x110000)
attempt(chr, 2**70)
attempt(chr, 1.5)
attempt(chr, "a")
attempt(ord, "")
attempt(ord, "ab")
attempt(ord, b"ab")
attempt(ord, 5)
attempt(ord, bytearray())
