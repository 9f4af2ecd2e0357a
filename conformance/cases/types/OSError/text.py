"""`str` of errors with and without files."""
from pathlib import Path

print(OSError(2, "gone", "a"), OSError(2, "gone", b"a"), OSError(2, "gone", 5), OSError(2, "gone", Path("x")), sep="\n")
print(OSError(18, "link", "a", None, "b"), OSError(18, "link", "a\n", 0, b"b"), OSError("x", "y"), OSError(None, None), sep="\n")
error = OSError(2, "gone")
error.filename = "late"
print(error, error.args)
error.filename2 = "other"
print(error)
error.errno = error.strerror = None
print(error)
error.filename = None
print(error)
