"""The last line of a traceback."""
import traceback

for error in (OSError(2, "gone", "file\udc80"), OSError(18, "x", "a", None, "b"), OSError(), BlockingIOError(11, "busy", 2), OSError(2, "two\nlines")):
    print(ascii(traceback.format_exception_only(error)))
try:
    try:
        open("/nonexistent")
    except OSError as error:
        raise ConnectionError("lost") from error
except ConnectionError as error:
    print(type(error.__cause__).__name__, error.__cause__.filename, error.errno, error.args)
