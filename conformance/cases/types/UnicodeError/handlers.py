"""The handlers of errors called by hand."""
import codecs
from _attempt import attempt

encode = UnicodeEncodeError("c", "ab\u20ac\U0001f600", 2, 4, "r")
decode = UnicodeDecodeError("c", b"ab\xff\xfe", 2, 4, "r")
translate = UnicodeTranslateError("ab\u20ac", 2, 3, "r")
for name in ("ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace", "surrogateescape", "surrogatepass"):
    for error in (encode, decode, translate):
        try:
            print(name, ascii(codecs.lookup_error(name)(error)))
        except (TypeError, UnicodeError) as problem:
            print(name, type(problem).__name__, str(problem)[:70])
attempt(codecs.strict_errors, encode)
attempt(codecs.strict_errors, 5)
attempt(codecs.ignore_errors, ValueError())
attempt(codecs.replace_errors)
