"""The last line of a traceback, with text that cannot be shown."""
import traceback

for error in (UnicodeEncodeError("c", "\ud800\u20ac", 0, 1, "r"), UnicodeDecodeError("c", b"\xff", 0, 1, "r\u20ac"), UnicodeTranslateError("x", 0, 1, "r"), UnicodeError("\ud800")):
    print(ascii(traceback.format_exception_only(error)))
try:
    try:
        b"\xff".decode()
    except UnicodeDecodeError as error:
        raise ValueError("bad") from error
except ValueError as error:
    print(error.__cause__.start, error.__cause__.reason, error.__cause__.__traceback__.tb_lineno)
error = UnicodeDecodeError("c", b"\xff", 0, 1, "r")
error.add_note("noted")
print(error.__notes__, traceback.format_exception_only(error)[1])
