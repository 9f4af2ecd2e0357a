"""The pipe for errors must not be one of the standard descriptors, and only that of a list that closes descriptors."""
import _posixsubprocess
from _run import attempt

common = [None, None, -1, -1, -1, -1, -1, -1]
rest = [False, False, -1, None, None, None, -1, None]
for write in (0, 1, 2):
    attempt(_posixsubprocess.fork_exec, [b"x"], [b"/bin/true"], True, (), *common, -1, write, *rest)
attempt(_posixsubprocess.fork_exec, [b"x"], [b"/bin/true"], True, (), *common, "x", 5, *rest)
