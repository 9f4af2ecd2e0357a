"""`UnicodeEncodeError`: arguments, attributes, text."""
from _attempt import attempt

error = UnicodeEncodeError("codec", "abc\u20acdef", 3, 4, "reason")
print(error.encoding, ascii(error.object), error.start, error.end, error.reason, ascii(error.args))
print(error, "|", ascii(repr(error)))
print(UnicodeEncodeError("c", "abcdef", 1, 3, "r"))
for character in "a", "\xff", "\u0100", "\U0001f600", "\ud800":
    print(UnicodeEncodeError("c", character, 0, 1, "r"))
attempt(UnicodeEncodeError)
attempt(UnicodeEncodeError, "c", "s", 0, 1)
attempt(UnicodeEncodeError, "c", b"s", 0, 1, "r")
attempt(UnicodeEncodeError, 1, "s", 0, 1, "r")
attempt(UnicodeEncodeError, "c", "s", 0.5, 1, "r")
attempt(UnicodeEncodeError, "c", "s", 0, 2**70, "r")
attempt(UnicodeEncodeError, "c", "s", 0, 1, reason="r")
