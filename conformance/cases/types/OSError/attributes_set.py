"""Attributes are independent of the arguments once the error exists."""
from _attempt import attempt

error = OSError(2, "text", "file")
error.errno, error.strerror, error.filename = 5, ["list"], b"bytes"
print(error.args, error.errno, error.strerror, error.filename, error)
error.args = (9, "nine")
print(error.errno, error.strerror, error.args, repr(error), type(error).__name__)
del error.errno
print(error.errno, error)
del error.filename, error.strerror
print(error.filename, error.strerror, error)
attempt(delattr, error, "filename")
attempt(lambda: error.missing)
