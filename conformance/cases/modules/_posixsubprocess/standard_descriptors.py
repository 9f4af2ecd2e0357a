"""Pipes become the program's standard descriptors."""
import os
from _run import run

in_read, in_write = os.pipe()
out_read, out_write = os.pipe()
err_read, err_write = os.pipe()
os.write(in_write, b"a line\n")
os.close(in_write)
print(run([b"sh", b"-c", b"read x; echo out $x; echo err $x >&2"], [b"/bin/sh"],
          p2cread=in_read, c2pwrite=out_write, errwrite=err_write))
for descriptor in in_read, out_write, err_write:
    os.close(descriptor)
print(os.read(out_read, 100), os.read(err_read, 100), os.read(out_read, 1))
os.close(out_read)
os.close(err_read)
