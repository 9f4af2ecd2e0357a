"""Attributes that are set and deleted, and the text afterwards."""
from _attempt import attempt

error = UnicodeEncodeError("c", "abc", 0, 1, "r")
error.start, error.end, error.reason, error.encoding = 1, 2, "new reason", "other"
print(error, error.args)
error.object = "xyz"
print(error)
error.reason = 5
error.encoding = None
print(error)
for name in ("start", "end"):
    attempt(setattr, error, name, "x")
    attempt(delattr, error, name)
error.object = b"bytes"
attempt(str, error)
del error.object
attempt(str, error)
attempt(lambda: error.object)
del error.reason, error.encoding
print(error.reason, error.encoding)
