"""What a program's exit code is, and that nothing is told of a start that works."""
from _run import run

for code in (b"0", b"1", b"7", b"255"):
    print(run([b"sh", b"-c", b"exit " + code], [b"/bin/sh"]))
print(run([b"sh", b"-c", b"kill -9 $$"], [b"/bin/sh"]))
