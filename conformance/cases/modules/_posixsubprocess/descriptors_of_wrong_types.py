"""What is said where a descriptor should be."""
from _run import attempt, run

for name in "p2cread", "p2cwrite", "c2pread", "c2pwrite", "errread", "errwrite":
    for value in ("x", 1.5, None, 2**31):
        attempt(run, [b"true"], [b"/bin/true"], **{name: value})
