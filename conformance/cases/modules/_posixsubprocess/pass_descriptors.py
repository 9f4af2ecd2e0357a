"""The descriptors to keep must be a sorted tuple of descriptors."""
from _run import attempt, run

for value in ((-1,), (5, 4), (4, 4), ("x",), [5], None, (2**40,), 5, (1.5,)):
    attempt(run, [b"true"], [b"/bin/true"], close_fds=True, pass_fds=value)
