"""`__init__` again, right and wrong."""
from _attempt import attempt

error = UnicodeEncodeError("c", "abc", 0, 1, "r")
error.__init__("d", "xyz", 1, 3, "s")
print(error, error.args)
attempt(error.__init__, 1, 2)
print(error.args, error.encoding, error.object)
attempt(error.__init__, "e", b"bytes", 0, 1, "t")
print(error.args, error.encoding, error.object)
error.args = ("free",)
print(error, error.args, repr(error))
