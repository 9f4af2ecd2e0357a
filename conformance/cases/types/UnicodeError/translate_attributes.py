"""`UnicodeTranslateError`: arguments, attributes, text."""
from _attempt import attempt

error = UnicodeTranslateError("ab\u20acc", 2, 3, "reason")
print(ascii(error.object), error.start, error.end, error.reason, ascii(error.args), hasattr(error, "encoding"), error.encoding)
print(error, "|", ascii(repr(error)))
print(UnicodeTranslateError("abc", 0, 2, "r"), UnicodeTranslateError("\U0001f600", 0, 1, "r"), UnicodeTranslateError("\xe9", 0, 1, "r"))
attempt(UnicodeTranslateError)
attempt(UnicodeTranslateError, "c", "s", 0, 1, "r")
attempt(UnicodeTranslateError, b"s", 0, 1, "r")
attempt(UnicodeTranslateError, "s", 0, 1, None)
