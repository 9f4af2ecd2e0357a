"""`UnicodeDecodeError`: arguments, attributes, text."""
from _attempt import attempt

error = UnicodeDecodeError("codec", b"abc\xffdef", 3, 4, "reason")
print(error.encoding, error.object, error.start, error.end, error.reason, error.args)
print(error, "|", repr(error))
print(UnicodeDecodeError("c", b"abcdef", 1, 3, "r"), UnicodeDecodeError("c", bytearray(b"ab"), 0, 1, "r").object)
print(UnicodeDecodeError("c", memoryview(b"abcd")[1:3], 0, 1, "r").object, UnicodeDecodeError("c", b"", 0, 1, "r"))
attempt(UnicodeDecodeError)
attempt(UnicodeDecodeError, "c", "s", 0, 1, "r")
attempt(UnicodeDecodeError, "c", 5, 0, 1, "r")
attempt(UnicodeDecodeError, "c", b"s", "0", 1, "r")
attempt(UnicodeDecodeError, "c", b"s", 0, 1, 5)
attempt(UnicodeDecodeError, "c", memoryview(b"abcd")[::2], 0, 1, "r")
