"""One pipe for output and errors."""
import os
from _run import run

read, write = os.pipe()
print(run([b"sh", b"-c", b"echo out; echo err >&2"], [b"/bin/sh"], c2pwrite=write, errwrite=write))
os.close(write)
print(os.read(read, 100))
print(os.read(read, 100))
os.close(read)
