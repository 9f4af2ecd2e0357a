"""A descriptor that is not open is told of as an error of the start."""
from _run import run

print(run([b"true"], [b"/bin/true"], p2cread=10**5))
print(run([b"true"], [b"/bin/true"], c2pwrite=10**5))
print(run([b"true"], [b"/bin/true"], errwrite=10**5))
