"""What is told of a program that cannot be started."""
from _run import run

print(run([b"x"], [b"/no/such/program"]))
print(run([b"x"], [b"/no/such/program", b"/nor/this"]))
print(run([b"x"], [b"/etc"]))
print(run([b"x"], [b"/etc/passwd/x"]))
print(run([b"sh", b"-c", b"exit 3"], [b"/no/such/program", b"/bin/sh"]))
print(run([b"x"], []))
