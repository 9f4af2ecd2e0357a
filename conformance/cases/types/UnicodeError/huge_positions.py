"""Positions at the limits of an index."""
from _attempt import attempt

error = UnicodeEncodeError("c", "abc", 2**62, 2**63 - 1, "r")
print(error.start, error.end, error, error.args[2:4])
error = UnicodeDecodeError("c", b"abc", -2**63, -1, "r")
print(error.start, error.end, error)
error.start = 2**40
error.end = -(2**40)
print(error.start, error.end, error)
attempt(setattr, error, "start", 2**63)
attempt(setattr, error, "end", -(2**63) - 1)
attempt(setattr, error, "start", True)
attempt(setattr, error, "start", 1.0)
